import type {
  BulkAnswer,
  BulkCheck,
  BulkCheckRequest,
  BulkRequest,
  IdsAnswer,
  IdsRequest,
} from '../../shared/api/bulk.ts';
import type { Conditions } from '../../shared/api/conditions.ts';
import type {
  ClaimAnswer,
  DecisionAnswer,
  DecisionRequest,
  EditRequest,
  EscalateRequest,
  EventsAnswer,
  NextAnswer,
  ReopenRequest,
  ResubmissionRequest,
  SnoozeRequest,
  UndoRequest,
} from '../../shared/api/decisions.ts';
import type { LinkReviewRequest, LinksAnswer, PersonAnswer } from '../../shared/api/links.ts';
import type { MentionsAnswer } from '../../shared/api/mentions.ts';
import type { Colleague, NoteHistory, NoteOpened } from '../../shared/api/notes.ts';
import type { ReadyTextsAnswer } from '../../shared/api/ready-texts.ts';
import type {
  BrandingRequest,
  BrandingView,
  CheckAnswer,
  ExportRequest,
  ExportView,
  PrintedAnswer,
  ReportsAnswer,
  ReportView,
  SigningView,
} from '../../shared/api/reports.ts';
import type {
  ApiKey,
  MatchCounts,
  Me,
  NewApiKey,
  SessionAnswer,
  SessionFilter,
  SessionPage,
  SessionQuery,
} from '../../shared/api/review.ts';
import type { SavedFilterRequest, SavedFiltersAnswer } from '../../shared/api/saved-filters.ts';
import type {
  AlertsAnswer,
  HitElsewhere,
  HitReviewRequest,
  ListChanges,
  ListView,
  ScheduleRequest,
  ScreeningSettings,
  ScreeningSettingsRequest,
} from '../../shared/api/screening.ts';
import type { SessionTagsAnswer } from '../../shared/api/session-tags.ts';
import type {
  ConditionsAnswer,
  ConditionsRequest,
  DryRun,
  DryRunSessionsAnswer,
  DryRunSessionsRequest,
  TagRequest,
  TagsAnswer,
} from '../../shared/api/settings.ts';
import type { ReadyTextKind } from '../../shared/decision/ready-texts.ts';
import type { Down } from '../../shared/live/down.ts';
import type { ProblemBody, ProblemCode } from '../../shared/problem.ts';
import type { ReportForm } from '../../shared/report/report.ts';
import type { SessionTag } from '../../shared/session/session-tags.ts';
import type { Language } from '../../shared/text/language.ts';
import { isAttended } from './page/attendance.ts';
import { text } from './text/text.ts';

/** The server refused the request, with a reason. */
export class ProblemError extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.title);
    this.body = body;
  }
  get code(): ProblemCode {
    return this.body.code;
  }
}

/** No answer, or one that cannot be parsed: the server or the network is down. */
export class UnreachableError extends Error {}

let onSignedOut: () => void = () => {};
/** Called when the server no longer knows this login. */
export const whenSignedOut = (fn: () => void) => {
  onSignedOut = fn;
};

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  headers?: Record<string, string>,
): Promise<T> {
  const response = await send(method, path, body, signal, headers);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  headers?: Record<string, string>,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        // Requests that an unused page sends in the background do not extend the login: server/accounts/login/login.ts.
        ...(!isAttended() && { 'x-vidimus-unattended': '1' }),
        ...(body !== undefined && !saysItsType(body) && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: saysItsType(body) ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new UnreachableError('unreachable', { cause: error });
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => undefined);
  if (!isProblem(problem)) throw new UnreachableError(`status ${response.status}`);
  if (problem.code === 'unauthenticated') onSignedOut();
  throw new ProblemError(problem);
}

/** A file to be saved, under the name that the server gives it. */
async function fileOf(response: Response, fallback: string): Promise<File> {
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallback;
  try {
    return new File([await response.blob()], name);
  } catch (error) {
    throw new UnreachableError('cut off', { cause: error });
  }
}

/** A form sets its own content type, with the multipart boundary; so does a file. */
const saysItsType = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob;

const isProblem = (value: unknown): value is ProblemBody =>
  typeof value === 'object' && value !== null && 'code' in value && String(value.code) in text.problems;

export const api = {
  chooseLanguage: (language: Language) => call<undefined>('PUT', '/api/me/language', { language }),
  me: () => call<Me>('GET', '/api/me'),
  signIn: (email: string, password: string) => call<Me | undefined>('POST', '/api/auth/sign-in', { email, password }),
  reportUse: () => call<undefined>('POST', '/api/auth/use', {}),
  signOut: () => call<undefined>('POST', '/api/auth/sign-out', {}),
  sessions: (query: SessionQuery, signal?: AbortSignal) =>
    call<SessionPage>('POST', '/api/sessions/search', query, signal),
  sessionIds: (query: IdsRequest) => call<IdsAnswer>('POST', '/api/sessions/ids', query),
  bulkCheck: (request: BulkCheckRequest, signal?: AbortSignal) =>
    call<BulkCheck>('POST', '/api/sessions/bulk/check', request, signal),
  /** `key`: idempotency key, unchanged while the same request is retried. */
  bulk: (key: string, request: BulkRequest) =>
    call<BulkAnswer>('POST', '/api/sessions/bulk', request, undefined, { 'idempotency-key': key }),
  bulkUndo: (key: string) => call<BulkAnswer>('POST', '/api/sessions/bulk/undo', { key }),
  savedFilters: () => call<SavedFiltersAnswer>('GET', '/api/saved-filters'),
  saveFilter: (request: SavedFilterRequest) => call<{ id: string }>('POST', '/api/saved-filters', request),
  changeSavedFilter: (id: string, request: SavedFilterRequest) =>
    call<undefined>('PUT', `/api/saved-filters/${id}`, request),
  removeSavedFilter: (id: string) => call<undefined>('DELETE', `/api/saved-filters/${id}`),
  sessionTags: () => call<SessionTagsAnswer>('GET', '/api/session-tags'),
  createSessionTag: (name: string) => call<SessionTag>('POST', '/api/session-tags', { name }),
  removeSessionTag: (id: string) => call<undefined>('DELETE', `/api/session-tags/${id}`),
  tagSession: (id: string, tagId: string, on: boolean) =>
    call<{ seq: number }>(on ? 'PUT' : 'DELETE', `/api/sessions/${id}/tags/${tagId}`),
  matchCounts: (filter: SessionFilter, signal: AbortSignal) =>
    call<MatchCounts>('POST', '/api/sessions/counts', filter, signal),
  sessionsCsv: async (query: Omit<SessionQuery, 'after' | 'limit'> & { ids?: string[] }) =>
    fileOf(await send('POST', '/api/sessions.csv', query), 'sessions.csv'),
  session: (id: string, signal?: AbortSignal) => call<SessionAnswer>('GET', `/api/sessions/${id}`, undefined, signal),
  live: (after: number | undefined, signal?: AbortSignal) =>
    call<Down>('GET', `/api/live${after === undefined ? '' : `?after=${after}`}`, undefined, signal),
  claim: (id: string, take = false) => call<ClaimAnswer>('POST', `/api/sessions/${id}/claim`, { take }),
  release: (id: string) => call<undefined>('DELETE', `/api/sessions/${id}/claim`),
  /** `after`: the session being left. */
  nextInQueue: (after?: string) => call<NextAnswer>('POST', '/api/queue/next', after === undefined ? {} : { after }),
  assign: (id: string, reviewerId: string | null) =>
    call<{ seq: number }>('POST', `/api/sessions/${id}/assign`, { reviewerId }),
  escalate: (id: string, request: EscalateRequest) =>
    call<{ seq: number }>('POST', `/api/sessions/${id}/escalate`, request),
  snooze: (id: string, request: SnoozeRequest) => call<{ seq: number }>('POST', `/api/sessions/${id}/snooze`, request),
  decide: (id: string, request: DecisionRequest) =>
    call<DecisionAnswer>('POST', `/api/sessions/${id}/decision`, request),
  undoDecision: (id: string, request: UndoRequest) =>
    call<{ seq: number }>('POST', `/api/sessions/${id}/decision/undo`, request),
  editSubject: (id: string, request: EditRequest) =>
    call<{ seq: number }>('POST', `/api/sessions/${id}/subject`, request),
  requestResubmission: (id: string, request: ResubmissionRequest) =>
    call<{ seq: number }>('POST', `/api/sessions/${id}/resubmission`, request),
  reopen: (id: string, request: ReopenRequest) => call<{ seq: number }>('POST', `/api/sessions/${id}/reopen`, request),
  sessionEvents: (id: string, after: number, signal?: AbortSignal) =>
    call<EventsAnswer>('GET', `/api/sessions/${id}/events?after=${after}`, undefined, signal),
  conditions: (signal?: AbortSignal) => call<ConditionsAnswer>('GET', '/api/conditions', undefined, signal),
  saveConditions: (request: ConditionsRequest) => call<ConditionsAnswer>('PUT', '/api/conditions', request),
  dryRun: (conditions: Conditions, signal?: AbortSignal) =>
    call<DryRun>('POST', '/api/conditions/dry-run', { conditions }, signal),
  unreadMentions: () => call<MentionsAnswer>('GET', '/api/mentions?limit=0'),
  mentions: (before?: string) =>
    call<MentionsAnswer>('GET', `/api/mentions${before === undefined ? '' : `?before=${before}`}`),
  readMention: (id: string) => call<undefined>('POST', `/api/mentions/${id}/read`, {}),
  readMentions: (upTo: string) => call<undefined>('POST', '/api/mentions/read', { upTo }),
  readyTexts: () => call<ReadyTextsAnswer>('GET', '/api/ready-texts'),
  setReadyTexts: (kind: ReadyTextKind, key: string, texts: string[] | null) =>
    call<undefined>('PUT', `/api/ready-texts/${kind}/${key}`, { texts }),
  dryRunSessions: (request: DryRunSessionsRequest, signal?: AbortSignal) =>
    call<DryRunSessionsAnswer>('POST', '/api/conditions/dry-run/sessions', request, signal),
  rejectionTags: (signal?: AbortSignal) => call<TagsAnswer>('GET', '/api/rejection-tags', undefined, signal),
  addTag: (request: TagRequest) => call<{ key: string }>('POST', '/api/rejection-tags', request),
  retireTag: (key: string) => call<undefined>('POST', `/api/rejection-tags/${key}/retire`, {}),
  restoreTag: (key: string) => call<undefined>('POST', `/api/rejection-tags/${key}/restore`, {}),
  screening: (signal?: AbortSignal) => call<ScreeningSettings>('GET', '/api/screening', undefined, signal),
  saveScreening: (request: ScreeningSettingsRequest) => call<ScreeningSettings>('PUT', '/api/screening', request),
  /** `form` in the order of the API reference: title, list, date, then the files. */
  followOfficial: (key: string) => call<ListView>('POST', `/api/screening/official-lists/${key}`, {}),
  importList: (form: FormData) => call<ListView>('POST', '/api/screening/lists', form),
  listChanges: (id: string, signal?: AbortSignal) =>
    call<ListChanges>('GET', `/api/screening/lists/${id}/changes`, undefined, signal),
  removeList: (id: string) => call<undefined>('DELETE', `/api/screening/lists/${id}`),
  scheduleList: (id: string, request: ScheduleRequest) =>
    call<ListView>('PUT', `/api/screening/lists/${id}/schedule`, request),
  unscheduleList: (id: string) => call<undefined>('DELETE', `/api/screening/lists/${id}/schedule`),
  fetchList: (id: string) => call<ListView>('POST', `/api/screening/lists/${id}/fetch`, {}),
  hitElsewhere: (sessionId: string, hitId: string, signal?: AbortSignal) =>
    call<HitElsewhere>('GET', `/api/sessions/${sessionId}/hits/${hitId}/elsewhere`, undefined, signal),
  reviewHit: (sessionId: string, hitId: string, request: HitReviewRequest) =>
    call<{ seq: number }>('POST', `/api/sessions/${sessionId}/hits/${hitId}/review`, request),
  links: (sessionId: string, signal?: AbortSignal) =>
    call<LinksAnswer>('GET', `/api/sessions/${sessionId}/links`, undefined, signal),
  reviewLink: (sessionId: string, otherId: string, request: LinkReviewRequest) =>
    call<{ seq: number }>('PUT', `/api/sessions/${sessionId}/links/${otherId}`, request),
  person: (sessionId: string, signal?: AbortSignal) =>
    call<PersonAnswer>('GET', `/api/persons/${sessionId}`, undefined, signal),
  alerts: (search: string, signal?: AbortSignal) =>
    call<AlertsAnswer>('GET', `/api/alerts?${search}`, undefined, signal),
  openNote: (sessionId: string) => call<NoteOpened>('PUT', `/api/sessions/${sessionId}/note`),
  noteHistory: (noteId: string, after: number, signal?: AbortSignal) =>
    call<NoteHistory>('GET', `/api/notes/${noteId}/history?after=${after}`, undefined, signal),
  reports: (sessionId: string, signal?: AbortSignal) =>
    call<ReportsAnswer>('GET', `/api/sessions/${sessionId}/reports`, undefined, signal),
  report: (sessionId: string, id: string) => call<ReportView>('GET', `/api/sessions/${sessionId}/reports/${id}`),
  makeReport: (sessionId: string, form: ReportForm) =>
    call<ReportView>('POST', `/api/sessions/${sessionId}/reports`, form),
  exports: () => call<ExportView[]>('GET', '/api/report-exports'),
  startExport: (request: ExportRequest) => call<ExportView>('POST', '/api/report-exports', request),
  endExport: (id: string) => call<undefined>('DELETE', `/api/report-exports/${id}`),
  check: (pdf: Blob, signal?: AbortSignal) =>
    call<CheckAnswer>('POST', '/api/check', new Blob([pdf], { type: 'application/pdf' }), signal),
  printed: (code: string, signal?: AbortSignal) =>
    call<PrintedAnswer>('GET', `/api/check/${encodeURIComponent(code)}`, undefined, signal),
  branding: () => call<BrandingView>('GET', '/api/branding'),
  saveBranding: (request: BrandingRequest) => call<unknown>('PUT', '/api/branding', request),
  saveLogo: (picture: Blob) => call<unknown>('PUT', '/api/branding/logo', picture),
  removeLogo: () => call<undefined>('DELETE', '/api/branding/logo'),
  signing: () => call<SigningView>('GET', '/api/signing'),
  /** `form`: the password, then the file. */
  saveCertificate: (form: FormData) => call<unknown>('PUT', '/api/signing', form),
  removeCertificate: () => call<undefined>('DELETE', '/api/signing'),
  colleagues: () => call<Colleague[]>('GET', '/api/colleagues'),
  keys: () => call<{ keys: ApiKey[] }>('GET', '/api/keys'),
  makeKey: (name: string) => call<NewApiKey>('POST', '/api/keys', { name }),
  revokeKey: (id: string) => call<undefined>('DELETE', `/api/keys/${id}`),
};

export const reportUrl = (sessionId: string, id: string) => `/api/sessions/${sessionId}/reports/${id}/file`;
export const exportUrl = (id: string) => `/api/report-exports/${id}/file`;
/** `logo` identifies its bytes: a new image has a new URL. */
export const logoUrl = (logo: string) => `/api/branding/logo?is=${encodeURIComponent(logo)}`;
export const certificateUrl = '/api/check/certificate.pem';
export const photoUrl = (sessionId: string, photoId: string) => `/api/sessions/${sessionId}/photos/${photoId}`;
export const thumbUrl = (sessionId: string, photoId: string) => `${photoUrl(sessionId, photoId)}/thumb`;

/** Cause, next step and reference: for every error state of the page. */
export function describeError(error: unknown): { why: string; now: string; reference?: string } {
  if (error instanceof ProblemError) {
    const { why, now } = text.problems[error.code];
    return { why, now, ...(error.body.reference && { reference: error.body.reference }) };
  }
  if (error instanceof UnreachableError) return text.unreachable;
  return text.crash;
}
