import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { LogEvent } from '../../../shared/event.ts';
import type { ReportIssue } from '../../../shared/report/report.ts';
import { Exact, Nullable, Sha256 } from '../../../shared/schema.ts';
import type { Link } from '../../log/read.ts';
import { start, verifyChain } from '../../log/verify.ts';

// The events' content is not validated: exports may be of any age, and the hashes guarantee integrity.
const Line = Compile(
  Exact({
    seq: Type.Integer({ minimum: 1 }),
    at: Type.String(),
    type: Type.String(),
    actor: Type.Unknown(),
    sessionId: Nullable(Type.String()),
    data: Type.Unknown(),
    hash: Sha256,
  }),
);

/** @throws Error naming the first line that is not a log event */
async function* linksOf(file: string): AsyncGenerator<Link> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      value = undefined;
    }
    if (!Line.Check(value))
      throw new Error(`line ${number} of the log is not {seq, at, type, actor, sessionId, data, hash}`);
    const { hash, ...event } = value;
    yield { event: event as unknown as LogEvent, hash: Buffer.from(hash, 'hex') };
  }
}

/** Whether a report's checkpoint is on the chain of an exported log. */
export type LogFindings =
  | { is: 'on the chain'; events: number }
  | { is: 'broken'; at: number; kind: 'missing' | 'altered' | 'cut' }
  | { is: 'too short'; events: number }
  | { is: 'another log' };

/**
 * Follows the chain of an export (one event per line, JSON, from the first) to its end and looks for the checkpoint on it.
 * @throws Error if the file is not a log export
 */
export async function checkLogExport(file: string, issue: ReportIssue): Promise<LogFindings> {
  const { seq, hash } = issue.checkpoint;
  let passed = seq === 0 ? start(issue.company.id).hash : undefined;
  async function* watched() {
    for await (const next of linksOf(file)) {
      if (next.event.seq === seq) passed = next.hash;
      yield next;
    }
  }
  const verdict = await verifyChain(start(issue.company.id), watched());
  if (!verdict.ok) return { is: 'broken', at: verdict.seq, kind: verdict.kind };
  if (!passed) return { is: 'too short', events: verdict.seq };
  return Buffer.from(passed).toString('hex') === hash
    ? { is: 'on the chain', events: verdict.seq }
    : { is: 'another log' };
}
