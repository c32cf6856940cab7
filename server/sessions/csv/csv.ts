import type { ScreeningMark } from '../../../shared/screening/screening.ts';
import type { ExtraField, SessionRow } from '../../../shared/session/session.ts';
import type { CsvDetails } from './read-csv-details.ts';

/** The byte order mark by which spreadsheet programs detect UTF-8. */
export const byteOrderMark = '\u{FEFF}';

type Cell = string | number | boolean | null;
/** Names for the keys and ids in rows. */
export interface CsvNames {
  reviewer(id: string): string;
  tag(key: string): string;
  sessionTag(id: string): string;
  /** The company's own fields in their current settings, in order. */
  fields: readonly { key: string; label: string }[];
}

/** One session. */
export interface CsvRow {
  row: SessionRow;
  extra: readonly ExtraField[];
  details: CsvDetails;
  names: CsvNames;
}

/**
 * A contract with readers of the file (docs/csv.md): columns keep their header, meaning and position. New columns go at the end
 * of this list; the company's own fields follow it.
 */
const columns: [header: string, value: (of: CsvRow) => Cell][] = [
  ['Session ID', ({ row }) => row.id],
  ['Reference', ({ row }) => row.reference],
  ['State', ({ row }) => row.state],
  ['First name', ({ row }) => row.firstName],
  ['Last name', ({ row }) => row.lastName],
  ['Nationality', ({ row }) => row.nationality],
  ['Document type', ({ row }) => row.documentType],
  ['Document number', ({ row }) => row.documentNumber],
  ['Issuing state', ({ row }) => row.issuingState],
  ['Personal number', ({ row }) => row.personalNumber],
  ['Liveness passed', ({ row }) => row.verification.livenessPassed],
  ['Document valid', ({ row }) => row.verification.documentValid],
  ['Face match level', ({ row }) => row.verification.faceLevel],
  ['Match confidence', ({ row }) => row.verification.matchConfidence],
  ['ID real', ({ row }) => row.verification.idReal],
  ['Full ID', ({ row }) => row.verification.fullId],
  ['Attempts', ({ row }) => row.attempts],
  ['Device', ({ row }) => row.device?.name ?? null],
  ['Created', ({ row }) => row.createdAt],
  ['Started', ({ row }) => row.startedAt],
  ['Finished', ({ row }) => row.finishedAt],
  ['Waiting since', ({ row }) => row.waiting?.since ?? null],
  ['Not met', ({ row }) => list(row.waiting?.unmet.map(({ condition }) => condition))],
  ['Decided', ({ row }) => row.decided?.at ?? null],
  [
    'Decided by',
    ({ row: { decided }, names }) =>
      decided && (decided.reviewerId ? names.reviewer(decided.reviewerId) : 'Conditions'),
  ],
  ['Tags', ({ row, names }) => list(row.decided?.tags.map(names.tag))],
  ['Name in native script', ({ row }) => row.nativeName],
  ['Date of birth', ({ details }) => details.subject?.birthDate ?? null],
  ['Sex', ({ details }) => details.subject?.sex ?? null],
  ['Expiry date', ({ details }) => details.subject?.expirationDate ?? null],
  ['Screening', ({ row }) => row.screening && screenings[row.screening]],
  ['Screening hits', ({ row, details }) => (isScreened(row) ? details.hits : null)],
  ['Open screening hits', ({ row, details }) => (isScreened(row) ? details.openHits : null)],
  ['IP address', ({ details }) => details.clientIp],
  ['IP country', ({ details }) => details.ipCountry],
  ['Browser', ({ details }) => details.device?.browser ?? null],
  ['Operating system', ({ details }) => details.device?.os ?? null],
  ['Reviewers needed', ({ row }) => row.waiting && (row.waiting.needsTwo ? 2 : 1)],
  // Reviewers only, not their proposals: in a blind review these are hidden from others until the second decision.
  ['Proposed by', ({ row, names }) => list(row.waiting?.votes.map(({ reviewerId }) => names.reviewer(reviewerId)))],
  ['Assignee', ({ row: { waiting }, names }) => (waiting?.assignedTo ? names.reviewer(waiting.assignedTo) : null)],
  ['Escalated', ({ row }) => row.waiting?.escalated ?? null],
  ['Snoozed until', ({ row }) => row.waiting?.snoozedUntil ?? null],
  ['Decision note', ({ details }) => details.note || null],
  ['Decided after seeing the first decision', ({ row, details }) => row.decided && details.afterReveal],
  ['Session tags', ({ row, names }) => list(row.sessionTags.map(names.sessionTag))],
  ['Issue date', ({ details }) => details.subject?.issueDate ?? null],
];

const screenings: Record<ScreeningMark, string> = {
  waiting: 'pending',
  clear: 'no hits',
  open: 'open hits',
  cleared: 'cleared',
  same: 'match',
};
const isScreened = ({ screening }: SessionRow): boolean => screening !== null && screening !== 'waiting';

/** Follow the fixed columns. The last one holds the values of fields that are no longer configured. */
const ownColumns = ({ fields }: CsvNames): [header: string, value: (of: CsvRow) => Cell][] => [
  ...fields.map(({ key, label }): [string, (of: CsvRow) => Cell] => [
    `Field: ${label}`,
    ({ extra }) => extra.find((one) => one.key === key)?.value ?? null,
  ]),
  [
    'Other fields',
    ({ extra }) =>
      list(
        extra
          .filter((one) => !fields.some(({ key }) => key === one.key))
          .map(({ label, value }) => `${label}: ${value}`),
      ),
  ],
];

const list = (words: string[] | undefined): Cell => (words?.length ? words.join('; ') : null);

/** Text that a spreadsheet program would run as a formula. Subjects can choose such a name, and a reviewer's program opens it. */
const formula = /(^|[;\t\r\n])( *)(?=[=+\-@\t\r\n＝＋－＠])/g;

export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  // All text is quoted. Programs that split cells at characters other than commas, and ignore quotation marks inside a cell, may
  // see a cell begin after such a character too.
  const text = value.replace(formula, "$1$2'");
  return `"${text.replaceAll('"', '""')}"`;
}

const line = (cells: Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The columns of a company's file. */
export function csvOf(names: CsvNames) {
  const all = [...columns, ...ownColumns(names)];
  return {
    header: (): string => line(all.map(([header]) => header)),
    line: (of: Omit<CsvRow, 'names'>): string => line(all.map(([, value]) => value({ ...of, names }))),
  };
}

/** Headers of the fixed columns in every company's file, in order. */
export const fixedHeaders: readonly string[] = columns.map(([header]) => header);
