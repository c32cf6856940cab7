/** The fifteen items that a reviewer is told about, in their order on the page (ICAO 9303 parts 3 to 7). */
export const mrzCategories = [
  'Document code',
  'Issuing state',
  'Last name',
  'First name',
  'Document number',
  'Document number check digit',
  'Nationality',
  'Birthdate',
  'Birthdate check digit',
  'Sex',
  'Expiration date',
  'Expiration date check digit',
  'Personal number',
  'Personal number check digit',
  'Composite check digit',
] as const;
export type MrzCategory = (typeof mrzCategories)[number];

export const mrzFormats = [
  'TD1',
  'TD2',
  'TD3',
  'MRVA',
  'MRVB',
  'FRENCH_NATIONAL_ID',
  'FRENCH_DRIVING_LICENSE',
  'SWISS_DRIVING_LICENSE',
] as const;
export type MrzFormat = (typeof mrzFormats)[number];

/** Characters of the MRZ, counted from 0; `end` is past the last. */
export interface MrzSpan {
  line: number;
  start: number;
  end: number;
}

export interface MrzItem {
  category: MrzCategory;
  /** What stands there, fillers off; `null` where this format has no such item. */
  value: string | null;
  /** `null` where this format has no such item. */
  valid: boolean | null;
  /** The mrz package's own message, such as `invalid check digit: 8. Must be 7`. */
  error: string | null;
  /** The same in plain words; without an `error` it is a doubt: odd, though no rule for this format says that it is wrong. */
  plain: string | null;
  /** The wrong characters themselves, or the whole item where no single character is to blame. */
  wrong: MrzSpan[];
  span: MrzSpan | null;
}

/** The verdict on a machine-readable zone. */
export interface MrzCheck {
  /** As the capture client read them. */
  raw: string[];
  /** Upper case, blanks off: what was checked. */
  lines: string[];
  /** `null` when the lines fit no known format: `problem` says why. */
  format: MrzFormat | null;
  /**
   * `null`: a person has to review. Either no rules are known for this kind of document (`format` is null too), or nothing is
   * wrong and something is doubtful (`isDoubtful`): what issuers print where the standard is stricter. `problem` says which.
   */
  valid: boolean | null;
  problem: string | null;
  /** All fifteen, in order; empty when the format is unknown. */
  items: MrzItem[];
}

/** Read whole, with nothing worse than a doubt: compared with the front like a valid zone, and never valid by itself. */
export const isDoubtful = ({ format, valid }: Pick<MrzCheck, 'format' | 'valid'>): boolean =>
  format !== null && valid === null;

/** Whether the zone says who its holder is: with a wrong check digit it does not say which of its characters are right. */
export const isTrusted = (check: Pick<MrzCheck, 'format' | 'valid'>): boolean =>
  check.valid === true || isDoubtful(check);
