import { createHash } from 'node:crypto';
import type { ReportIssue } from '../../../shared/report/report.ts';
import { canonical } from '../../log/chain.ts';
import { attach, issueName, sessionName } from './attachments.ts';
import { infoDict, xmpPacket } from './metadata.ts';
import { srgbProfile } from './objects/colour.ts';
import { footerFont } from './objects/font.ts';
import { finishPages, pagesOf } from './objects/pages.ts';
import { type PdfFile, readDict, readPdf, resolve } from './objects/read.ts';
import { withSteadyIds } from './objects/steady-ids.ts';
import { mendStructure } from './objects/structure.ts';
import { parseDict, refOf, UnreadablePdf, writeDict, writeText } from './objects/syntax.ts';
import { type Draft, draftOf } from './objects/write.ts';
import { signatureDict, signInPlace } from './signature/sign.ts';
import type { ReportSigner } from './signature/signer.ts';

export interface Finishing {
  title: string;
  /** BCP 47. */
  lang: string;
  issue: ReportIssue;
  /** Canonical JSON of the SessionRecord. */
  sessionJson: Uint8Array;
  /** As printed on the pages. */
  companyName: string;
  signer: ReportSigner;
  /** Watermark across the pages of a session that is not final, in Latin letters. */
  watermark?: string;
}

/**
 * Makes the finished, signed report from Chromium's output (`page.pdf({ tagged: true, outline: true })` with footerBandMm left
 * empty at the foot). Deterministic if the signer's key is RSA.
 * @throws UnreadablePdf if the input is not as Chromium prints
 * @throws LettersMissing if the rendered text is incomplete: such a file is not signed
 */
export async function finishPdf(pdf: Uint8Array, how: Finishing): Promise<Uint8Array> {
  const { issue, sessionJson, signer } = how;
  if (createHash('sha256').update(sessionJson).digest('hex') !== issue.state) {
    throw new Error('the session that is to go into a report is not the one that it names');
  }
  const file = readPdf(withSteadyIds(pdf));
  const root = refOf(file.trailer.get('Root'));
  const info = refOf(file.trailer.get('Info'));
  const catalog = root === undefined ? undefined : readDict(file, root);
  const structure = refOf(catalog?.get('StructTreeRoot'));
  const tree = refOf(catalog?.get('Pages'));
  if (!catalog || root === undefined || info === undefined || structure === undefined || tree === undefined) {
    throw new UnreadablePdf('the PDF was not printed with tags');
  }
  const draft = draftOf(file);
  const about = { title: how.title, lang: how.lang, author: how.companyName, issue };
  const pages = pagesOf(file, tree);
  const { names, af } = await attach(draft, attachmentsOf(issue, sessionJson), issue.madeAt);
  const signing = addSignatureField(file, draft, { structure, page: `${pages[0]} 0 R` });
  const notes = {
    left: `Report ${issue.number} · Session ${issue.sessionId}`,
    right: (page: number, of: number) => `Page ${page} of ${of}`,
    watermark: issue.final ? undefined : (how.watermark ?? 'Not final'),
  };
  await finishPages(file, draft, pages, notes, [signing.widget]);

  draft.replace(info, writeDict(infoDict(about)));
  const entries: Record<string, string> = {
    Lang: writeText(how.lang),
    ViewerPreferences: '<</DisplayDocTitle true>>',
    MarkInfo: '<</Marked true>>',
    Metadata: draft.add({ dict: { Type: '/Metadata', Subtype: '/XML' }, stream: xmpPacket(about) }),
    OutputIntents: `[${await addOutputIntent(draft)}]`,
    AF: af,
    AcroForm: writeDict({ Fields: `[${signing.widget}]`, SigFlags: '3' }), // SignaturesExist and AppendOnly
    Perms: `<</DocMDP ${signing.signature}>>`,
  };
  for (const [key, value] of Object.entries(entries)) catalog.set(key, value);
  const named = parseDict(resolve(file, catalog.get('Names')) ?? '<<>>').dict;
  catalog.set('Names', writeDict(named.set('EmbeddedFiles', names)));
  draft.replace(root, writeDict(catalog));

  // Written last: no text from a title or name may follow it, since such text could be mistaken for a signature.
  const reason = `Issued by ${how.companyName}`;
  const signature = signatureDict(signer, { name: how.companyName, reason, at: issue.madeAt });
  draft.replace(refOf(signing.signature)!, signature);
  const finished = draft.write({ root: `${root} 0 R`, info: `${info} 0 R` });
  signInPlace(finished, signer);
  return finished;
}

/** Loads fonts and profiles ahead, which saves the first file of a process some 50 ms. */
export async function prepareFinishing(): Promise<void> {
  footerFont();
  await srgbProfile();
}

const attachmentsOf = (issue: ReportIssue, sessionJson: Uint8Array) => [
  {
    name: sessionName,
    description: 'The session: all facts that the pages show',
    relationship: 'Source' as const,
    data: sessionJson,
  },
  {
    name: issueName,
    description: 'When, by whom and at which place of the log the report was made',
    relationship: 'Data' as const,
    data: Buffer.from(canonical(issue)),
  },
];

/** Adds an invisible signature field. The signature itself is written later. */
function addSignatureField(
  file: PdfFile,
  draft: Draft,
  how: { structure: number; page: string },
): { signature: string; widget: string } {
  const signature = draft.reserve();
  const widget = draft.reserve();
  const place = mendStructure(file, draft, how.structure, widget, how.page);
  draft.replace(
    refOf(widget)!,
    writeDict({
      Type: '/Annot',
      Subtype: '/Widget',
      FT: '/Sig',
      T: writeText('Signature'),
      TU: writeText('Digital signature'),
      F: '132', // Print and Locked
      Rect: '[0 0 0 0]',
      P: how.page,
      V: signature,
      StructParent: String(place),
    }),
  );
  return { signature, widget };
}

/** Adds the output intent (sRGB profile), which makes the pages' colours device-independent. */
async function addOutputIntent(draft: Draft): Promise<string> {
  const profile = draft.add({ dict: { N: '3' }, stream: await srgbProfile() });
  return draft.add(
    writeDict({
      Type: '/OutputIntent',
      S: '/GTS_PDFA1',
      OutputConditionIdentifier: writeText('sRGB IEC61966-2.1'),
      Info: writeText('sRGB IEC61966-2.1'),
      DestOutputProfile: profile,
    }),
  );
}
