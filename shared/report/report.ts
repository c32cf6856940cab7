import type { LogEvent } from '../event.ts';
import type { Mark, Subject } from '../note/document.ts';
import type { SessionView } from '../session/session.ts';
import type { Language } from '../text/language.ts';

/*
 * A report is a session's PDF as evidence. Its content is a SessionRecord; its time, author and log position are its
 * ReportIssue. Both are embedded in the PDF, as `session.json` and `report.json`.
 */

export const papers = ['A4', 'Letter'] as const;
export type Paper = (typeof papers)[number];

/** Options of a report. The same state of a session with the same options gives the same file. */
export interface ReportForm {
  paper: Paper;
  language: Language;
}

/** Sessions in one export: their reports are made sequentially, about two per second. */
export const mostExported = 2_000;

export const exportStates = ['running', 'ready', 'cancelled'] as const;

/** Bytes of a file to be checked. */
export const largestChecked = 20 * 1024 * 1024;

/** Of titles and rules in the PDF, until a company chooses its own. */
export const defaultColour = '#1f3a5f';
/** Bytes of an uploaded logo. */
export const largestLogo = 2 * 1024 * 1024;

/** Progress of a report. `failed`: retries are exhausted; a new request starts over. */
export const reportStatuses = ['queued', 'photos', 'rendering', 'signing', 'made', 'failed'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** Consecutive letters of one reviewer with the same formatting. */
export interface NoteRun {
  text: string;
  authorId: string | null;
  /** When the last of it was persisted, to the minute; null when unknown. */
  at: string | null;
  marks: NoteRunMark[];
  /** Of a link: http, https or mailto. */
  href: string | null;
}
export type NoteRunMark = 'bold' | 'italic' | 'underline' | 'strike' | 'link';

/** An inline element of a text. A `reference` is to a possible subject of a thread. */
export type NoteInline =
  | ({ kind: 'text' } & NoteRun)
  | { kind: 'break' }
  /** `label`: the colleague's name, empty for an unknown id. */
  | { kind: 'mention'; reviewerId: string; label: string; authorId: string | null }
  | { kind: 'reference'; to: string; label: string; authorId: string | null };

export type NoteBlock =
  | { kind: 'paragraph'; children: NoteInline[] }
  | { kind: 'heading'; level: number; children: NoteInline[] }
  | { kind: 'quote'; children: NoteBlock[] }
  | { kind: 'bullets' | 'numbers'; items: NoteBlock[][] }
  | { kind: 'tasks'; items: { done: boolean; children: NoteBlock[] }[] }
  /** Content that is nested too deeply, or a note that cannot be read: omitted, with a placeholder. */
  | { kind: 'omitted' };

export interface NoteComment {
  id: string;
  authorId: string | null;
  at: string;
  editedAt: string | null;
  text: string;
}

export interface NoteThread {
  about: Subject;
  resolved: { at: string; byId: string | null } | null;
  /** In conversation order. */
  comments: NoteComment[];
}

/** The session's note at a position of its history. */
export interface NoteRecord {
  seq: number;
  frozenAt: string | null;
  body: NoteBlock[];
  /** By photo, then number. */
  marks: (Mark & { id: string; authorId: string | null })[];
  threads: NoteThread[];
}

/** How reviewers sort sessions is not evidence. */
export type RecordedSession = Omit<SessionView, 'sessionTags'>;

/**
 * The facts of a session: all that its page shows, and who wrote what. Two records with the same bytes (canonical JSON:
 * sorted keys, no white space, UTF-8) are the same state; its sha256 identifies it. Transient facts (claims, downloads,
 * report jobs) are excluded.
 */
export interface SessionRecord {
  format: 'vidimus-session';
  version: 2;
  session: RecordedSession;
  /** Everyone who is named in it. */
  reviewers: { id: string; name: string }[];
  /** The company's own tags that it refers to. */
  tags: { key: string; label: string }[];
  note: NoteRecord | null;
  /** sha256 of each photo as the phone sent it, in the order of `session.photos`. */
  photoHashes: { id: string; sha256: string }[];
  /** Of this session, oldest first. */
  events: LogEvent[];
}

/** Time, author, recipient and log position of a report. */
export interface ReportIssue extends ReportForm {
  format: 'vidimus-report';
  version: 1;
  reportId: string;
  /** Per company: year and running number, such as `2026-000042`. */
  number: string;
  sessionId: string;
  company: { id: string; name: string };
  madeAt: string;
  /** The requester: a reviewer, or an API key of the company. */
  madeBy: { kind: 'reviewer' | 'key'; id: string; name: string };
  /** The session was decided or had expired. */
  final: boolean;
  /** sha256 of session.json, hexadecimal. */
  state: string;
  /** The last event of the company's log when the record was read, and the chain's hash there. */
  checkpoint: { seq: number; hash: string };
  /** URL at which this report can be checked; the content of the QR code. */
  checkUrl: string;
}

/**
 * Input of the print page. Photos are at /photo/<id> of its internal host, each sized for print; one that is named in `missing`
 * could not be read. The logo is at /logo, if there is one.
 */
export interface PrintInput {
  record: SessionRecord;
  issue: ReportIssue;
  branding: { colour: string; hasLogo: boolean };
  missing: string[];
  /**
   * Writes all but letters with marks of their own script as code points: for a text that the fonts cover but failed to render.
   */
  plainLetters?: boolean;
}
/** Reported by the print page once all is rendered, including photos and fonts. */
export interface Printed {
  title: string;
  /** BCP 47. */
  lang: string;
}
