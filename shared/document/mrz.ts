/** The fifteen items shown to a reviewer, in their order on the page (ICAO 9303 parts 3 to 7). */
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

/** Characters of the MRZ, zero-based; `end` is exclusive. */
export interface MrzSpan {
  line: number;
  start: number;
  end: number;
}

export interface MrzItem {
  category: MrzCategory;
  /** The item's text, without fillers; `null` where this format has no such item. */
  value: string | null;
  /** `null` where this format has no such item. */
  valid: boolean | null;
  /** The mrz package's own message, such as `invalid check digit: 8. Must be 7`. */
  error: string | null;
  /** The same in plain words; without an `error` it is a doubt: unusual, though no rule of this format forbids it. */
  plain: string | null;
  /** The wrong characters themselves, or the whole item if no single character can be identified. */
  wrong: MrzSpan[];
  span: MrzSpan | null;
}

/** Result of the check of a machine-readable zone. */
export interface MrzCheck {
  /** As read by the capture client. */
  raw: string[];
  /** Upper case, without blanks: the input of the check. */
  lines: string[];
  /** `null` when the lines fit no known format: `problem` has the reason. */
  format: MrzFormat | null;
  /**
   * `null`: needs manual review. Either no rules are known for this kind of document (`format` is null too), or no rule is
   * broken and something is doubtful (`isDoubtful`): what issuers print where the standard is stricter. `problem` says which.
   */
  valid: boolean | null;
  problem: string | null;
  /** All fifteen, in order; empty when the format is unknown. */
  items: MrzItem[];
}

/** Fully read, with doubts at worst: compared with the front like a valid zone, and never valid automatically. */
export const isDoubtful = ({ format, valid }: Pick<MrzCheck, 'format' | 'valid'>): boolean =>
  format !== null && valid === null;

/** Whether the zone identifies its holder: with a wrong check digit, any of its characters may be wrong. */
export const isTrusted = (check: Pick<MrzCheck, 'format' | 'valid'>): boolean =>
  check.valid === true || isDoubtful(check);
