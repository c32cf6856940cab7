import type { SessionRow } from '../../shared/session.ts';

/** The byte order mark by which spreadsheets know UTF-8. */
export const byteOrderMark = '\u{FEFF}';

type Cell = string | number | boolean | null;
/** Names that a row has by their keys alone. */
export interface CsvNames {
  reviewer(id: string): string;
  tag(key: string): string;
}

const columns: [header: string, value: (row: SessionRow, names: CsvNames) => Cell][] = [
  ['Session ID', (r) => r.id],
  ['Reference', (r) => r.reference],
  ['State', (r) => r.state],
  ['First name', (r) => r.firstName],
  ['Last name', (r) => r.lastName],
  ['Nationality', (r) => r.nationality],
  ['Document type', (r) => r.documentType],
  ['Document number', (r) => r.documentNumber],
  ['Issuing state', (r) => r.issuingState],
  ['Personal number', (r) => r.personalNumber],
  ['Liveness passed', (r) => r.verification.livenessPassed],
  ['Document valid', (r) => r.verification.documentValid],
  ['Face match level', (r) => r.verification.faceLevel],
  ['Match confidence', (r) => r.verification.matchConfidence],
  ['ID real', (r) => r.verification.idReal],
  ['Full ID', (r) => r.verification.fullId],
  ['Attempts', (r) => r.attempts],
  ['Device', (r) => r.device?.name ?? null],
  ['Created', (r) => r.createdAt],
  ['Started', (r) => r.startedAt],
  ['Finished', (r) => r.finishedAt],
  ['Waiting since', (r) => r.waiting?.since ?? null],
  ['Not met', (r) => list(r.waiting?.unmet.map(({ condition }) => condition))],
  ['Decided', (r) => r.decided?.at ?? null],
  [
    'Decided by',
    (r, names) => r.decided && (r.decided.reviewerId ? names.reviewer(r.decided.reviewerId) : 'Conditions'),
  ],
  ['Tags', (r, names) => list(r.decided?.tags.map(names.tag))],
];
const list = (words: string[] | undefined): Cell => (words?.length ? words.join('; ') : null);

/** What a spreadsheet would take for a formula: a subject chooses the name that a colleague's spreadsheet opens. */
const formula = /(^|[;\t\r\n])( *)(?=[=+\-@\t\r\n＝＋－＠])/g;

export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  // Each text is quoted. A spreadsheet that parts cells at other characters than commas, and does not heed quotation marks where
  // a cell does not begin with one, sees a cell begin behind those too.
  const text = value.replace(formula, "$1$2'");
  return `"${text.replaceAll('"', '""')}"`;
}

const line = (cells: Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

export const csvHeader = (): string => line(columns.map(([header]) => header));
export const csvLine = (row: SessionRow, names: CsvNames): string =>
  line(columns.map(([, value]) => value(row, names)));
