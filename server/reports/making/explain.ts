import type { AlteredWhy, ForeignWhy, PdfFindings, UnreadableWhy } from '../pdf/verify/verify.ts';
import type { LogFindings } from './log-export.ts';

/** Whether the certificate that was named signed it; `unasked` when none was. */
export type Maker = 'this' | 'another' | 'unasked';

/** All that the command line found out. */
export interface Checked {
  sha256: string;
  findings: PdfFindings;
  maker: Maker;
  log?: LogFindings;
}

const why: Record<AlteredWhy | ForeignWhy | UnreadableWhy, string> = {
  'signature broken': 'the signature in it is not of this content',
  'signature unreadable': 'the signature in it cannot be read any more',
  'something appended': 'something was added after it was signed',
  'not signed': 'nobody has signed it',
  'no report in it': 'it is signed, but it is no report of Vidimus',
  'no PDF': 'it is no PDF',
  cut: 'its end is missing',
  'too much work': 'it cannot be checked within reasonable time',
};

/** Whether everything that was asked for is as it should be. */
export const isGood = ({ findings, maker, log }: Checked): boolean =>
  findings.is === 'intact' && maker !== 'another' && (log === undefined || log.is === 'on the chain');

/** What was found, in lines for people. What comes out of the file is shown without control characters. */
export function explain(checked: Checked): string[] {
  const { findings, maker, log } = checked;
  const lines: [string, string][] = [];
  if (findings.is === 'intact') {
    const { issue, signature } = findings;
    lines.push(
      ['Report', issue.number],
      ['Session', issue.sessionId],
      ['Company', `${issue.company.name} (${issue.company.id})`],
      ['Made', `${issue.madeAt} by ${issue.madeBy.name} (${issue.madeBy.kind} ${issue.madeBy.id})`],
      ['State', issue.final ? 'final' : 'NOT FINAL: the session was still under way'],
      ['Content', `session.json, sha256 ${issue.state}`],
      ['Checkpoint', `event ${issue.checkpoint.seq} of the log, hash ${issue.checkpoint.hash}`],
      ['Check at', issue.checkUrl],
      ['Signed by', signature.by],
      ['Certificate', `sha256 ${signature.fingerprint}`],
    );
  } else if (findings.is !== 'unreadable' && findings.signature) {
    lines.push(['Names as signer', findings.signature.by], ['Certificate', `sha256 ${findings.signature.fingerprint}`]);
  }
  if (log) lines.push(['Log', logLine(log)]);
  lines.push(['File', `sha256 ${checked.sha256}`]);
  const explained = lines.map(([name, text]) => `${`${name}:`.padEnd(17)}${text}`);
  return [headline(findings, maker), ...explained].map(printable);
}

function headline(findings: PdfFindings, maker: Maker): string {
  if (findings.is === 'unreadable') return `NOT READABLE: ${why[findings.why]}.`;
  if (findings.is !== 'intact') return `NOT GENUINE: ${why[findings.why]}.`;
  if (maker === 'another') return 'NOT GENUINE: it was signed with another certificate than the one that you named.';
  if (maker === 'this') return 'GENUINE: unchanged since it was signed with the certificate that you named.';
  return 'UNCHANGED since it was signed. Whose certificate it is: compare below, or name the issuer’s with --certificate.';
}

function logLine(log: LogFindings): string {
  switch (log.is) {
    case 'on the chain':
      return `the checkpoint is on it; its ${log.events} events are an unbroken chain`;
    case 'broken':
      return `BROKEN at event ${log.at} (${log.kind})`;
    case 'too short':
      return `ends at event ${log.events}, BEFORE the checkpoint`;
    case 'another log':
      return 'NOT the one of this report: it has another hash at the checkpoint';
  }
}

// Letters that move a terminal's cursor or turn the direction of what follows.
const printable = (line: string) => line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
