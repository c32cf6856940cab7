import { sentence } from '../../text/visible.ts';

/** Every word of the settings of company and logo. */
export const words = {
  failed: 'The company’s settings could not be loaded',
  title: 'Company',
  lead: 'How your company appears in the console and at the head of its reports.',
  name: 'Registered name',
  nameHelp:
    'Printed on every report and confirmed on the check page. Only the operator of this installation can change it.',
  colour: 'Colour',
  colourHelp: 'Of titles and lines in the report.',
  colourPick: 'Pick a colour',
  colourHex: 'Colour, hexadecimal',
  colourWrong: 'Six hexadecimal digits, such as #1f3a5f.',
  pale: (ratio: string) =>
    `Too pale for letters on white paper (contrast ${ratio} to 1). Reports use this colour made darker, as shown.`,
  preview: { label: 'Head of a report, as it will look', noName: 'Name of the company' },
  logo: {
    title: 'Logo',
    lead: 'On white paper, at the head of every report. Best two to four times as wide as high.',
    none: 'No logo yet: the name stands alone.',
    current: 'The present logo',
    choose: 'Choose a picture',
    replace: 'Choose another',
    drop: 'Drop a picture here, or',
    dropNow: 'Let go to use this picture',
    limit: 'PNG, JPEG or WebP, 2 MB at most.',
    wrongKind: (name: string) => sentence`${name} is neither PNG, JPEG nor WebP.`,
    tooLarge: (name: string, size: string) => sentence`${name} has ${size}; 2 MB is the most.`,
    sending: 'Sending the picture…',
    saved: 'The logo is saved. Reports have it from now on.',
    failed: 'The logo was not saved',
    remove: 'Remove the logo',
    removed: 'The logo is removed.',
    ask: {
      title: 'Remove the logo?',
      detail: 'Reports that are made from now on have only the name. Those that are made keep it.',
      go: 'Remove',
      going: 'Removing…',
      failed: 'The logo was not removed',
    },
  },
  save: {
    bar: 'Changes of the company',
    changed: 'The colour is not saved yet.',
    save: 'Save company',
    saved: 'Saved. Reports have it from now on; those that are made stay as they are.',
    failed: 'The company was not saved',
  },
  theirs: 'Someone else saved a different colour in the meantime.',
};
