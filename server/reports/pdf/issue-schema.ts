import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { papers, type ReportIssue } from '../../../shared/report/report.ts';
import { Exact, OneOf, Sha256, Time } from '../../../shared/schema.ts';
import { languages } from '../../../shared/text/language.ts';

const short = Type.String({ minLength: 1, maxLength: 200 });

/** What report.json holds: ReportIssue as the schema that others may check it by. */
export const IssueSchema = Exact({
  format: Type.Literal('vidimus-report'),
  version: Type.Literal(1),
  reportId: short,
  number: short,
  sessionId: short,
  company: Exact({ id: short, name: Type.String({ maxLength: 1_000 }) }),
  madeAt: Time,
  madeBy: Exact({ kind: OneOf(['reviewer', 'key']), id: short, name: Type.String({ maxLength: 1_000 }) }),
  final: Type.Boolean(),
  paper: OneOf(papers),
  language: OneOf(languages),
  state: Sha256,
  checkpoint: Exact({ seq: Type.Integer({ minimum: 0 }), hash: Sha256 }),
  checkUrl: Type.String({ maxLength: 2_000 }),
});

// Fails to compile where the schema and the agreed interface part ways.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const same: Same<Static<typeof IssueSchema>, ReportIssue> = true;

const compiled = same && Compile(IssueSchema);

/** What report.json says; undefined if it is not what it should be. */
export function readIssue(json: string): ReportIssue | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  return compiled.Check(value) ? value : undefined;
}
