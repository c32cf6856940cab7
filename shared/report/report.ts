import type { LogEvent } from '../event.ts';
import type { Mark, Subject } from '../note/document.ts';
import type { SessionView } from '../session/session.ts';
import type { Language } from '../text/language.ts';

/*
 * A report is a session's PDF as evidence. What
 * it says is a SessionRecord; when, by whom and at which place of the log it was made is its ReportIssue. Both travel
 * inside the PDF, as `session.json` and `report.json`.
 */

export const papers = ['A4', 'Letter'] as const;
export type Paper = (typeof papers)[number];

/** What one can choose of a report. The same state of a session in the same form is the same file. */
export interface ReportForm {
  paper: Paper;
  language: Language;
}

/** Sessions in one export: their reports are made one after the other, some two in a second. */
export const mostExported = 2_000;

export const exportStates = ['running', 'ready', 'cancelled'] as const;

/** Bytes of a file to be checked. */
export const largestChecked = 20 * 1024 * 1024;

/** Of titles and rules in the PDF, until a company chooses its own. */
export const defaultColour = '#1f3a5f';
/** Bytes of a logo as sent. */
export const largestLogo = 2 * 1024 * 1024;

/** How far a report is. `failed`: all tries are used up; asking again tries anew. */
export const reportStatuses = ['queued', 'photos', 'rendering', 'signing', 'made', 'failed'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** Letters that one reviewer wrote, of one look. */
export interface NoteRun {
  text: string;
  authorId: string | null;
  /** When the last of it was kept, to the minute in which it was written; null when that is not known. */
  at: string | null;
  marks: NoteRunMark[];
  /** Of a link: http, https or mailto. */
  href: string | null;
}
export type NoteRunMark = 'bold' | 'italic' | 'underline' | 'strike' | 'link';

/** A piece in a line of text. A `reference` is to one of the things that a thread can be about. */
export type NoteInline =
  | ({ kind: 'text' } & NoteRun)
  | { kind: 'break' }
  /** `label`: the colleague's name, empty for an id that is nobody's. */
  | { kind: 'mention'; reviewerId: string; label: string; authorId: string | null }
  | { kind: 'reference'; to: string; label: string; authorId: string | null };

export type NoteBlock =
  | { kind: 'paragraph'; children: NoteInline[] }
  | { kind: 'heading'; level: number; children: NoteInline[] }
  | { kind: 'quote'; children: NoteBlock[] }
  | { kind: 'bullets' | 'numbers'; items: NoteBlock[][] }
  | { kind: 'tasks'; items: { done: boolean; children: NoteBlock[] }[] }
  /** Content that is nested too deeply, or a note that cannot be read: left out, and shown to be. */
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
  /** In the order of the talk. */
  comments: NoteComment[];
}

/** The session's note as it was at a place of its own history. */
export interface NoteRecord {
  seq: number;
  frozenAt: string | null;
  body: NoteBlock[];
  /** By photo, then number. */
  marks: (Mark & { id: string; authorId: string | null })[];
  threads: NoteThread[];
}

/** How reviewers sort sessions for themselves is no evidence. */
export type RecordedSession = Omit<SessionView, 'sessionTags'>;

/**
 * The facts of a session: all that its page shows, and who wrote what. Two records with the same bytes (canonical JSON:
 * keys in order, no white space, UTF-8) are the same state; sha256 of them names it. What passes by (claims, downloads,
 * the making of reports) is not in it.
 */
export interface SessionRecord {
  format: 'vidimus-session';
  version: 2;
  session: RecordedSession;
  /** Everybody whom it names. */
  reviewers: { id: string; name: string }[];
  /** The company's own tags that it names. */
  tags: { key: string; label: string }[];
  note: NoteRecord | null;
  /** sha256 of each photo as the phone sent it, in the order of `session.photos`. */
  photoHashes: { id: string; sha256: string }[];
  /** Of this session, oldest first. */
  events: LogEvent[];
}

/** When, by whom, for whom and at which place of the company's log a report was made. */
export interface ReportIssue extends ReportForm {
  format: 'vidimus-report';
  version: 1;
  reportId: string;
  /** Of the company: year and running number, such as `2026-000042`. */
  number: string;
  sessionId: string;
  company: { id: string; name: string };
  madeAt: string;
  /** Whose wish it was: a reviewer, or an API key of the company. */
  madeBy: { kind: 'reviewer' | 'key'; id: string; name: string };
  /** The session was decided or had expired: nothing of it is under way. */
  final: boolean;
  /** sha256 of session.json, hexadecimal. */
  state: string;
  /** The last event of the company's log when the record was read, and the hash of the chain there. */
  checkpoint: { seq: number; hash: string };
  /** Where this report can be checked; what the QR code says. */
  checkUrl: string;
}

/**
 * What the print page is given. Photos are at /photo/<id> of its own made-up host, each fit for print; one that is named in
 * `missing` could not be read. The logo is at /logo, when there is one.
 */
export interface PrintInput {
  record: SessionRecord;
  issue: ReportIssue;
  branding: { colour: string; hasLogo: boolean };
  missing: string[];
  /** All but letters with marks of their own script are written as code points: for a text that the fonts failed to draw although they have it. */
  plainLetters?: boolean;
}
/** What the print page says when all of it stands, photos and letters too. */
export interface Printed {
  title: string;
  /** BCP 47. */
  lang: string;
}
