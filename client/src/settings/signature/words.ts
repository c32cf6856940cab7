import { sentence } from '../../text/visible.ts';
import { formatNumber } from '../../ui/text/format.ts';

/** Every word of the settings of the signature. */
export const words = {
  failed: 'The signature’s settings could not be loaded',
  lead: 'Every report is signed. Whoever opens it in a PDF reader sees by whom, and that nothing was changed since.',
  signs: 'Certificate that signs',
  own: 'Your company’s own certificate signs.',
  installation: 'The certificate of this installation signs.',
  installationHelp:
    'It made it for itself, so PDF readers say that the signature is valid and its owner not known to them. Hand it to regulators, or upload a certificate of your company.',
  other: 'Certificate of this installation',
  otherHelp: 'It signs again as soon as your own is removed.',
  subject: 'Owner',
  issuer: 'Issued by',
  valid: 'Valid',
  validTo: (from: string, to: string) => `${from} to ${to}`,
  fingerprint: 'Fingerprint (SHA-256)',
  download: 'Certificate of this installation (.pem)',
  soon: (days: number) =>
    days === 1
      ? 'It expires tomorrow. Upload its successor before that.'
      : `It expires in ${formatNumber(days)} days. Upload its successor before that.`,
  soonInstallation: (days: number) =>
    `It expires in ${formatNumber(days)} ${days === 1 ? 'day' : 'days'}. Whoever keeps this server renews it.`,
  expired: 'It has expired: what it signs now is doubted by PDF readers. Upload its successor.',
  notYet: 'It is not valid yet: what it signs now is doubted by PDF readers.',
  upload: {
    title: 'Upload a certificate',
    titleNewer: 'Upload another certificate',
    lead: 'A file with certificate and private key (PKCS #12, ending in .p12 or .pfx), and the password that protects it. The key is kept encrypted on this server, and the password is not kept.',
    file: 'File',
    choose: 'Choose a file',
    another: 'Choose another file',
    none: 'No file chosen',
    password: 'Password of the file',
    show: 'Show the password',
    hide: 'Hide the password',
    noFile: 'Choose the file.',
    wrongKind: (name: string) => sentence`${name} does not end in .p12 or .pfx.`,
    tooLarge: (name: string) => sentence`${name} is too large for a certificate.`,
    go: 'Use this certificate',
    going: 'Checking it…',
    done: 'Reports are signed with this certificate from now on.',
    failed: 'The certificate was not taken',
    refused: 'The file could not be used',
    refusedWhy:
      'It must be a PKCS #12 file with a private key (RSA of 2,048 bits or more, or on the curve P-256, P-384 or P-521), its password must be right, and its certificate valid today.',
    refusedNow: 'Nothing has changed: what signed before signs on.',
  },
  remove: {
    label: 'Remove',
    title: 'Remove your certificate?',
    detail:
      'Its key is erased here, and the installation’s certificate signs what is made from then on. Reports that are signed stay signed.',
    go: 'Remove',
    going: 'Removing…',
    failed: 'The certificate was not removed',
    done: 'The certificate is removed. The installation’s signs from now on.',
  },
};
