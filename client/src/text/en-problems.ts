import type { ProblemCode } from '../../../shared/problem.ts';

const again = 'Try again; if it stays, tell support the reference.';

/** Each expected failure in the words of the person who sees it: why, and what to do now. */
export const problemTexts: Record<ProblemCode, { why: string; now: string }> = {
  invalid_json: {
    why: 'The page sent something that the server could not read.',
    now: 'Reload the page and try again.',
  },
  invalid_request: {
    why: 'The address or a filter holds a value that is not known.',
    now: 'Clear the filters and try again.',
  },
  idempotency_key_reused: { why: 'The same request was sent before with other contents.', now: again },
  unauthenticated: { why: 'You are signed out.', now: 'Sign in to go on.' },
  wrong_password: { why: 'E-mail or password is wrong.', now: 'Check both and try again.' },
  account_locked: { why: 'There were too many wrong passwords.', now: 'Wait a while, then try again.' },
  forbidden: { why: 'You do not have the right to do this.', now: 'Ask a master of your company.' },
  origin_refused: {
    why: 'This page was opened from an address that is not allowed.',
    now: 'Open the console at its usual address.',
  },
  not_found: {
    why: 'It does not exist, or it belongs to someone else.',
    now: 'Check the address, or go back to the list.',
  },
  body_timeout: { why: 'Sending took too long.', now: 'Check your connection and try again.' },
  method_not_allowed: { why: 'The page asked for something that this server does not do.', now: 'Reload the page.' },
  too_large: { why: 'What was sent is too large.', now: 'Send less at once.' },
  media_type_refused: { why: 'This kind of content is not accepted here.', now: 'Reload the page and try again.' },
  rate_limited: { why: 'There were too many requests in a short time.', now: 'Wait a moment, then try again.' },
  internal: { why: 'Something broke on our side; it was logged.', now: again },
  unavailable: { why: 'A part that is needed is away for the moment.', now: 'Try again in a few seconds.' },
  session_finished: { why: 'The session is finished.', now: 'Its contents can be read, not changed.' },
  session_expired: { why: 'The session has expired.', now: 'Its contents can be read, not changed.' },
  too_many_attempts: { why: 'The session has no attempts left.', now: 'Ask for a new session.' },
  document_type_refused: { why: 'Your company does not allow this document type.', now: 'Choose another document.' },
  extra_field_unknown: { why: 'Your company has no such extra field.', now: 'Check the name of the field.' },
  session_in_progress: {
    why: 'The person is still being verified.',
    now: 'Wait for the end; the page shows it by itself.',
  },
  session_decided: { why: 'The session is decided.', now: 'A master may reopen it, with a reason.' },
  session_not_decided: { why: 'The session is not decided.', now: 'There is nothing to reopen.' },
  decision_stale: { why: 'The session has changed since you looked.', now: 'Look at what changed, then decide again.' },
  session_claimed: { why: 'Somebody else works on this session.', now: 'Leave it to them, or take it over.' },
  same_person: { why: 'The first word was yours.', now: 'Somebody else has to confirm it.' },
  master_decides: { why: 'Two reviewers disagree.', now: 'A master, who is none of the two, decides.' },
  undo_too_late: { why: 'The decision can no longer be taken back.', now: 'A master may reopen it, with a reason.' },
  tag_needed: { why: 'A rejection says why.', now: 'Choose at least one tag.' },
  tag_unknown: { why: 'Your company has no such tag, or has retired it.', now: 'Choose another tag.' },
  tag_taken: { why: 'Your company has a tag of this name already.', now: 'Use that one, or choose another name.' },
  value_refused: { why: 'The field cannot hold this value.', now: 'Check how it is written.' },
  nothing_changed: { why: 'The field holds this value already.', now: 'Write another value, or leave it as it is.' },
  hit_judged: { why: 'Somebody else has judged this hit meanwhile.', now: 'Look at what they said, then judge again.' },
  link_reviewed: {
    why: 'Somebody else has reviewed this pair meanwhile.',
    now: 'Look at what they said, then review it again.',
  },
  list_refused: { why: 'The list cannot be imported.', now: 'Nothing has changed. Mend the file, or get it anew.' },
  list_busy: { why: 'An import is in progress for your company.', now: 'Try again when it has finished.' },
  list_unreachable: {
    why: 'The list could not be fetched from its address.',
    now: 'Nothing has changed. Check the address, or try again later.',
  },
  settings_stale: {
    why: 'Somebody else has changed these settings meanwhile.',
    now: 'Load them anew, then make your change again.',
  },
  event_id_reused: { why: 'The capture client used an id twice.', now: again },
  event_number_taken: { why: 'The capture client used a number twice.', now: again },
  event_after_end: { why: 'The attempt had ended before.', now: again },
  not_asserted_by_token: {
    why: 'A capture token cannot report results.',
    now: 'Send results from your server, with an API key.',
  },
  event_time_implausible: { why: 'The time of an event cannot be right.', now: 'Check the clock of the device.' },
  photo_unreadable: { why: 'The file is not a photo that can be read.', now: 'Choose another photo.' },
  photo_type_refused: { why: 'Only JPEG, PNG and WebP photos are accepted.', now: 'Choose another photo.' },
  photo_dimensions: { why: 'The photo has too many or too few pixels.', now: 'Choose another photo.' },
  photo_budget_spent: {
    why: 'The session has as many photos as it can take.',
    now: 'Create a new session if more are needed.',
  },
  upload_budget_spent: { why: 'Your company has reached its limit for today.', now: 'Try again after midnight UTC.' },
  too_many_keys: { why: 'Your company has as many API keys as it can have.', now: 'Revoke one that is not used.' },
  dossier_not_made: { why: 'The report is not made yet.', now: 'Wait until it is, or ask for it again.' },
  dossier_lost: {
    why: 'The file of this report was lost and cannot be recreated exactly as it was signed.',
    now: 'Restore it from a backup, or create a new report.',
  },
  export_not_ready: { why: 'The export is not ready yet.', now: 'Wait until all of its reports are made.' },
  export_empty: { why: 'No finished session fits the filters.', now: 'Change the filters.' },
  certificate_refused: {
    why: 'The certificate cannot be used.',
    now: 'Check the file and its password. It needs a private key and must not have expired.',
  },
  image_unreadable: {
    why: 'The file is not a picture that can be read.',
    now: 'Choose a PNG, JPEG or WebP picture.',
  },
  export_too_large: {
    why: 'There are too many sessions for one file.',
    now: 'Narrow the filters, for example to one month.',
  },
  protocol_version: { why: 'A newer version of the console is out.', now: 'Reload the page.' },
};
