import type { ListFault } from './api/screening.ts';
import type { FactType } from './event.ts';

/** Every expected failure by name, with its HTTP status and title (RFC 9457). The same codes go over the sockets. */
export const problems = {
  invalid_json: [400, 'The body is not valid JSON'],
  invalid_request: [422, 'The request does not fit its schema'],
  idempotency_key_reused: [422, 'This idempotency key belongs to another request'],
  unauthenticated: [401, 'Sign in, or send a valid key'],
  wrong_password: [401, 'E-mail or password is wrong'],
  account_locked: [429, 'Too many wrong passwords'],
  forbidden: [403, 'You do not have the right to do this'],
  origin_refused: [403, 'This origin is not allowed'],
  not_found: [404, 'There is no such thing here'],
  body_timeout: [408, 'The body did not arrive in time'],
  method_not_allowed: [405, 'This method is not allowed here'],
  too_large: [413, 'The body is too large'],
  media_type_refused: [415, 'This content type is not accepted'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Something broke on our side'],
  unavailable: [503, 'A part that is needed is away'],

  session_finished: [409, 'The session is finished'],
  session_expired: [409, 'The session has expired'],
  too_many_attempts: [409, 'The session has no attempts left'],
  document_type_refused: [422, 'The company does not allow this document type'],
  extra_field_unknown: [422, 'The company has no such extra field'],

  session_in_progress: [409, 'The person is still being verified'],
  session_decided: [409, 'The session is decided'],
  session_not_decided: [409, 'The session is not decided'],
  decision_stale: [409, 'The session has changed since you looked'],
  session_claimed: [409, 'Somebody else works on this session'],
  same_person: [409, 'The second pair of eyes is never the first'],
  master_decides: [409, 'Two disagree: a master decides'],
  session_escalated: [409, 'The session is a master’s to decide'],
  hit_open: [409, 'A screening hit is not reviewed yet'],
  reason_needed: [422, 'A reason is needed'],
  colleague_unknown: [422, 'There is no such colleague'],
  undo_reason_needed: [422, 'Undoing this needs a reason'],
  undo_too_late: [409, 'The decision can no longer be taken back'],
  tag_needed: [422, 'A rejection needs a tag'],
  tag_unknown: [422, 'The company has no such tag'],
  tag_taken: [409, 'The company has this tag already'],
  too_many_filters: [409, 'There are as many saved filters as there may be'],
  name_taken: [409, 'There is one of this name already'],
  tag_in_use: [409, 'Sessions have this tag'],
  too_many_tags: [409, 'The company has as many tags as it may'],
  value_refused: [422, 'The field cannot hold this value'],
  nothing_changed: [422, 'Nothing would change'],
  settings_stale: [409, 'Somebody else has changed these settings'],

  hit_reviewed: [409, 'Somebody else has reviewed this hit'],
  link_reviewed: [409, 'Somebody else has reviewed this link'],
  list_refused: [422, 'The list cannot be imported'],
  list_busy: [409, 'An import of the company is under way'],
  list_unreachable: [422, 'The list could not be fetched'],

  event_id_reused: [409, 'This event id was used for something else'],
  event_number_taken: [409, 'Another event of the attempt has this number'],
  event_after_end: [409, 'The attempt ended before this event'],
  not_asserted_by_token: [403, 'A capture token cannot assert this'],
  event_time_implausible: [422, 'The time of the event cannot be right'],

  photo_unreadable: [422, 'The file is not a photo that can be read'],
  photo_type_refused: [415, 'Only JPEG, PNG, WebP and AVIF photos are accepted'],
  photo_dimensions: [422, 'The photo is too large or too small in pixels'],

  photo_budget_spent: [409, 'The session has taken all the photos that it may'],
  upload_budget_spent: [429, 'The company has sent all that it may today'],
  too_many_keys: [409, 'The company has as many API keys as it may'],

  report_not_made: [409, 'The report is not made yet'],
  report_lost: [410, 'The file of this report was lost'],
  export_not_ready: [409, 'The export is not ready'],
  export_empty: [422, 'There is nothing to export'],
  certificate_refused: [422, 'The certificate cannot be used'],
  image_unreadable: [422, 'The file is not a picture that can be read'],

  export_too_large: [422, 'The export would be too large'],
  protocol_version: [409, 'The page is of another version than the server'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

/** One error in the request; `pointer` is a JSON pointer (RFC 6901) into `in`. */
export interface ProblemPlace {
  in: 'body' | 'query' | 'path' | 'header';
  pointer: string;
  detail: string;
}

/** A change of a session after the version that the caller saw. */
export interface ProblemChange {
  seq: number;
  at: string;
  type: FactType;
  /** `null`: not a reviewer of the company. */
  reviewerId: string | null;
}

/** application/problem+json */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  /** To be quoted to support; it is in the server's log. */
  reference: string;
  errors?: ProblemPlace[];
  /** Seconds, with `rate_limited` and `account_locked`. */
  retryAfter?: number;
  /** With a refusal because the session has changed since the caller saw it: the changes and their authors, oldest first. */
  changes?: ProblemChange[];
  /** With `list_refused`: which file and where. */
  list?: ListFault;
}
