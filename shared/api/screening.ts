import Type, { type Static } from 'typebox';
import { longestReason } from '../decision/decision.ts';
import { Exact, Id, Nullable, OneOf } from '../schema.ts';
import { mostListFiles } from '../screening/list-files.ts';
import type { TablePreview, TableTopic } from '../screening/own-table.ts';
import {
  alertStates,
  type EntryKind,
  hitVerdicts,
  type ListFormat,
  type Topic,
  thresholds,
} from '../screening/screening.ts';
import type { SessionRow, SessionState } from '../session/session.ts';

/** One completed import of a list. */
export interface ListVersionView {
  number: number;
  /** The list's own date, year-month-day. */
  date: string | null;
  importedAt: string;
  /** null: by the installation. */
  importedBy: string | null;
  files: { name: string; bytes: number; sha256: string }[];
  /** All entries: organisations, ships and aircraft too, which are not matched. */
  entries: number;
  persons: number;
  names: number;
  /** Since the previous version. */
  added: number;
  changed: number;
  removed: number;
  /** Entries of each kind; null: imported before they were counted. */
  kinds: Partial<Record<EntryKind, number>> | null;
}

export interface ListSchedule {
  urls: string[];
  everyHours: number;
}

export interface ListView {
  id: string;
  title: string;
  authority: string;
  format: ListFormat;
  /** Key of the official list (shared/screening/official-lists.ts); null: not an official list. */
  official: string | null;
  /** What the persons of a company's own table are listed for. */
  topic: TableTopic | null;
  /** The sheet of a workbook that is read. */
  sheet: string | null;
  /** The company's own; else the installation's, shared by all companies. */
  own: boolean;
  /** Subjects are screened against it. */
  connected: boolean;
  /** It came with Vidimus, and no newer one has been imported. */
  embedded: boolean;
  /** null until a first import is complete. */
  current: ListVersionView | null;
  /** An import is in progress. */
  importing: { since: string; entries: number } | null;
  /** The last import, if it failed; the previous version stays in use. */
  failure: { at: string; file: string | null; line: number | null; detail: string } | null;
  schedule: (ListSchedule & { nextAt: string }) | null;
}

/** GET /api/screening */
export interface ScreeningSettings {
  /** 0: never changed. */
  version: number;
  threshold: number;
  /** A hit cleared in one session is cleared in other sessions of the same person. */
  carryOver: boolean;
  /** `yente`: an external server is used instead of the lists. */
  provider: 'lists' | 'yente';
  lists: ListView[];
  /** Rescreening of earlier subjects in progress; null when done. */
  rescreening: { done: number; total: number } | null;
}

/** PUT /api/screening */
export const ScreeningSettingsRequest = Exact({
  threshold: Type.Number({ minimum: thresholds.least, maximum: thresholds.most, description: 'Kept in hundredths' }),
  /** Ids of the lists used for screening. */
  connected: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  carryOver: Type.Optional(
    Type.Boolean({
      description:
        'Whether a hit that is cleared in one session is cleared in other sessions of the same person. Left out: as it was. Full matches, and what needs four eyes, always wait for a reviewer.',
    }),
  ),
  version: Type.Integer({ minimum: 0, description: 'The version that you edited: another one by now refuses yours' }),
});
export type ScreeningSettingsRequest = Static<typeof ScreeningSettingsRequest>;

/** Another session of the same person, and the state that it goes or went to. */
export interface SettledElsewhere {
  sessionId: string;
  name: string | null;
  state: SessionState;
}

/** GET /api/sessions/:id/hits/:hit/elsewhere */
export interface HitElsewhere {
  /** The company's setting: without it a clearing applies to its own session only. */
  carryOver: boolean;
  /** What clearing the hit settles besides its own session. */
  would: SettledElsewhere[];
  /** Other places to which the review applies. */
  did: SettledElsewhere[];
}

/**
 * POST /api/screening/lists, multipart/form-data: a field `title` (optional), a field `list` (id of an own list, for a
 * newer version of it; optional), a field `date` (year-month-day, for lists without their own date; optional), a field
 * `smaller` (`1`: accept it although it has lost more than half of its persons or a quarter of its names, or has no aliases;
 * optional), for a company's own table `columns` (JSON: TableColumn[]), `topic` (what its persons are listed for) and `sheet`
 * (of a workbook), all stored for the list's next import, then one to four files. Answers when the import is complete (200,
 * ListView), or says what is wrong: `list_refused` with `list`.
 */
export interface ListFault {
  file: string;
  line: number | null;
  detail: string;
  /** It has lost more than half of its persons: refused unless `smaller` confirms it. */
  shrunk?: true;
  /** A table whose columns have to be assigned: resend it with `columns`. */
  table?: TablePreview;
}

/** GET /api/screening/lists/:id/changes: changes of the latest import, at most 100 of each kind. */
export interface ListChanges {
  number: number;
  added: { sourceId: string; name: string }[];
  changed: { sourceId: string; name: string }[];
  removed: { sourceId: string; name: string }[];
}

/** PUT /api/screening/lists/:id/schedule, for own lists; DELETE removes it. POST …/fetch fetches at once. */
export const ScheduleRequest = Exact({
  urls: Type.Array(Type.String({ format: 'uri', pattern: '^https://', maxLength: 500 }), {
    minItems: 1,
    maxItems: mostListFiles,
  }),
  everyHours: Type.Integer({ minimum: 1, maximum: 24 * 30 }),
});
export type ScheduleRequest = Static<typeof ScheduleRequest>;

/** POST /api/sessions/:id/hits/:hit/hit review */
export const HitReviewRequest = Exact({
  /** null undoes a hit review. */
  verdict: Nullable(OneOf(hitVerdicts)),
  reason: Type.String({ minLength: 1, maxLength: longestReason, pattern: '\\S' }),
  /** The hit review that the reviewer saw: if another exists by now, the request is refused (`hit_reviewed`). */
  seen: Nullable(Id),
});
export type HitReviewRequest = Static<typeof HitReviewRequest>;

/** GET /api/alerts?state=open: newest first. */
export const AlertQuery = Exact({
  state: Type.Optional(OneOf(alertStates)),
  after: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 30, description: '0: only how many are open' })),
});
export type AlertQuery = Static<typeof AlertQuery>;

/** A verified subject who matches a newer list. */
export interface AlertView {
  id: string;
  at: string;
  /** When all its hits were reviewed; null while it is open. */
  closedAt: string | null;
  session: SessionRow;
  hits: {
    id: string;
    name: string;
    listTitle: string;
    authority: string;
    topics: Topic[];
    score: number;
    verdict: 'same' | 'different' | null;
  }[];
}

export interface AlertsAnswer {
  seq: number;
  /** Total of open alerts. */
  open: number;
  alerts: AlertView[];
  next: string | null;
}
