/** What a listed person is listed for. */
export const topics = [
  'sanction',
  /** By a state in response to sanctions against it. */
  'sanction_counter',
  /** Owned by, or otherwise linked to, a sanctioned person. */
  'sanction_linked',
  'pep',
  'close_associate',
  'crime',
  'wanted',
  'debarment',
  'export_control',
  'regulatory',
  /** For a company's own lists. */
  'blocklist',
  'staff',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** A weak alias is one that the authority itself marks as weak: many people have that name. */
export type NameKind = 'name' | 'alias' | 'weak_alias';

/** How two words of two names compare. `missing`: only the subject has it. `extra`: only the list has it. */
export type WordLikeness =
  | 'same'
  | 'spelling'
  | 'sound'
  | 'typo'
  | 'joined'
  | 'short_form'
  | 'initial'
  | 'missing'
  | 'extra';

export interface WordPair {
  subject: string | null;
  listed: string | null;
  how: WordLikeness;
  /** 0 to 1. */
  likeness: number;
}

export const dateLikenesses = ['exact', 'month', 'year', 'swapped', 'near', 'differs', 'unknown'] as const;
/**
 * `month`, `year`: the precision of the list. `swapped`: day and month. `near`: a year apart at most, or a date that the list
 * marks as approximate.
 */
export type DateLikeness = (typeof dateLikenesses)[number];
export type Agreement = 'agrees' | 'differs' | 'unknown';

/** The reasons for a candidate's score: the subject's value, the list's values, and how they compare. */
export type Reason =
  | {
      on: 'name';
      subject: string;
      listed: string;
      kind: NameKind;
      /** 0 to 1: of the names only. */
      likeness: number;
      words: WordPair[];
      /**
       * Information content of the matching words: each bit halves the number of people who have them. Absent: frequencies not
       * counted.
       */
      bits?: number;
    }
  | { on: 'birth_date'; subject: string | null; listed: string[]; how: DateLikeness }
  | { on: 'sex'; subject: string | null; listed: string[]; how: Agreement }
  /** Countries as two letters. */
  | { on: 'country'; subject: string | null; listed: string[]; how: Agreement }
  | { on: 'birth_place'; subject: string | null; listed: string[]; how: Agreement }
  /** Of a document or a person: an identical number is decisive. */
  | { on: 'number'; subject: string; listed: string; how: 'agrees' };

/** Bits below which a name is marked as common: both names of Ahmed Hassan have ten, those of a usual listed person 28. */
export const frequentBelow = 12;

/** A list at the time of a screening. */
export interface ScreenedList {
  id: string;
  title: string;
  /** The government or organisation. */
  authority: string;
  /** The list's own date, year-month-day; null when it has none. */
  date: string | null;
  version: number;
}

export const hitVerdicts = ['same', 'different'] as const;
/** `same`: a confirmed match. `different`: cleared. */
export type HitVerdict = (typeof hitVerdicts)[number];

export interface HitReview {
  id: string;
  verdict: HitVerdict;
  reason: string;
  reviewerId: string;
  at: string;
  /** Made on another session of the same person; null: on this one. */
  fromSessionId: string | null;
}

/** Kind of a list entry. Only persons are screened against. */
export const entryKinds = ['person', 'organisation', 'vessel', 'aircraft', 'other'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** A person or thing that a list links to the listed person. */
export interface ListedLink {
  name: string;
  /** As the list writes it: `Linked To`, `spouse`, `owner`. */
  relation: string;
}

/** A list's data on a person. */
export interface ListedPerson {
  /** The list's id for the entry. */
  sourceId: string;
  names: { text: string; kind: NameKind }[];
  /** `1971`, `1971-03`, `1971-03-08`, `~1971` (approximate), `1968/1972` (range). */
  births: string[];
  sexes: ('F' | 'M')[];
  /** Two letters: nationality, citizenship or country. */
  countries: string[];
  birthPlaces: string[];
  numbers: { kind: string; number: string; country: string | null }[];
  topics: Topic[];
  programmes: string[];
  /** Year-month-day. */
  listedSince: string | null;
  /** Offices and titles. */
  positions: string[];
  remarks: string | null;
  /** Absent: the list names none. */
  links?: ListedLink[];
  /** URL of the entry at its source. */
  url: string | null;
}

export interface HitView {
  id: string;
  list: ScreenedList;
  person: ListedPerson;
  /** 0 to 1. */
  score: number;
  /** Reason of the best matching name; then those of the other data. */
  reasons: Reason[];
  hitReview: HitReview | null;
  /** It was cleared before, and the list's data on the person, or the subject's data, has changed since. */
  wasCleared: boolean;
}

/** The mark in the sessions list. `waiting`: not screened yet. `open`: needs review. `same`: a confirmed match. */
export const screeningMarks = ['waiting', 'clear', 'open', 'cleared', 'same'] as const;
export type ScreeningMark = (typeof screeningMarks)[number];

/** PEP info of a session. */
export interface ScreeningView {
  mark: ScreeningMark;
  /** What is pending: the latest result, if any, is of other data or other lists. */
  pending: { since: string /** Number of failed requests to the provider. */; failures: number } | null;
  /** The latest result; null when there is none yet. */
  result: {
    id: string;
    at: string;
    /** `lists`: those imported here. `yente`: an external server. */
    provider: 'lists' | 'yente';
    lists: ScreenedList[];
    threshold: number;
    algorithm: string;
    /** At or above the threshold, best first. */
    hits: HitView[];
    /** Similar names that other data puts below the threshold. */
    weak: HitView[];
    /** The last time that the result was confirmed, against `lists` of that time. */
    againAt: string | null;
  } | null;
}

/** Used where a company has not chosen its own. */
export const defaultThreshold = 0.7;
export const thresholds = { least: 0.5, most: 0.95 } as const;

/** The name and the date of birth, or a number, are the same, and no other known value differs. */
export function isFullMatch(reasons: readonly Reason[]): boolean {
  if (reasons.some((reason) => 'how' in reason && reason.how === 'differs')) return false;
  if (reasons.some(({ on }) => on === 'number')) return true;
  const name = reasons.find((reason) => reason.on === 'name');
  const birth = reasons.find((reason) => reason.on === 'birth_date');
  return name !== undefined && name.likeness >= sameName && birth?.how === 'exact';
}
/** Similarities are rounded. */
const sameName = 0.995;

/** Days after which a list is marked as outdated: the authorities change theirs several times a month. */
export const oldAfterDays = 30;

export const listFormats = [
  'ofac_csv',
  'ofac_xml',
  'un_xml',
  'eu_xml',
  'eu_csv',
  'uk_xml',
  'uk_csv',
  'seco_xml',
  'nsdc_json',
  'opensanctions_csv',
  'ftm_json',
  'plain_csv',
  'plain_xlsx',
] as const;
export type ListFormat = (typeof listFormats)[number];

/** A company's own table, whose columns may have to be assigned. */
export const isOwnTable = (format: ListFormat): boolean => format === 'plain_csv' || format === 'plain_xlsx';

/** Of an alert: a verified subject who matches a newer list. */
export const alertStates = ['open', 'closed'] as const;
export type AlertState = (typeof alertStates)[number];
