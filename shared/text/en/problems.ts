import type { ProblemCode } from '../../problem.ts';

const again = 'Try again. If the problem persists, contact support and quote the reference.';

/** Each expected failure in the words of the person who sees it: why, and what to do now. */
export const problemTexts = {
  invalid_json: {
    why: 'The server couldn’t read the request.',
    now: 'Reload the page and try again.',
  },
  invalid_request: {
    why: 'The address or a filter contains an unknown value.',
    now: 'Clear the filters and try again.',
  },
  idempotency_key_reused: { why: 'The same request was already sent with different contents.', now: again },
  unauthenticated: { why: 'You’re signed out.', now: 'Sign in to continue.' },
  wrong_password: { why: 'Incorrect email or password.', now: 'Check both and try again.' },
  account_locked: { why: 'Too many failed attempts.', now: 'Wait a while, then try again.' },
  forbidden: { why: 'You don’t have permission to do this.', now: 'Ask a master in your company.' },
  origin_refused: {
    why: 'This address isn’t allowed to open the console.',
    now: 'Open the console at its usual address. If you already did, ask your administrator to check PUBLIC_URL.',
  },
  not_found: {
    why: 'It doesn’t exist, or you don’t have access to it.',
    now: 'Check the address, or go back to the list.',
  },
  body_timeout: { why: 'Sending took too long.', now: 'Check your connection and try again.' },
  method_not_allowed: { why: 'The server doesn’t support this request.', now: 'Reload the page.' },
  too_large: { why: 'The request is too large.', now: 'Send less at once.' },
  media_type_refused: { why: 'This type of content isn’t accepted.', now: 'Reload the page and try again.' },
  rate_limited: { why: 'Too many requests in a short time.', now: 'Wait a moment, then try again.' },
  internal: { why: 'Something went wrong on our side. The error was logged.', now: again },
  unavailable: { why: 'The service is temporarily unavailable.', now: 'Try again in a few seconds.' },
  session_finished: { why: 'The session is finished.', now: 'You can view it, but not change it.' },
  session_expired: { why: 'The session has expired.', now: 'You can view it, but not change it.' },
  too_many_attempts: { why: 'No attempts left in this session.', now: 'Ask for a new session.' },
  document_type_refused: { why: 'Your company doesn’t accept this document type.', now: 'Choose another document.' },
  extra_field_unknown: { why: 'Your company doesn’t have this extra field.', now: 'Check the name of the field.' },
  session_in_progress: {
    why: 'The person is still being verified.',
    now: 'Wait until the capture ends. The page updates automatically.',
  },
  session_decided: { why: 'The session has been decided.', now: 'A master can reopen it with a reason.' },
  session_not_decided: { why: 'The session hasn’t been decided.', now: 'It can’t be reopened.' },
  decision_stale: {
    why: 'The session changed while you were reviewing it.',
    now: 'Check what changed, then decide again.',
  },
  session_claimed: { why: 'A colleague has claimed this session.', now: 'Leave it to them or take it over.' },
  same_person: { why: 'You made the first decision.', now: 'A second reviewer must confirm it.' },
  master_decides: { why: 'Reviewers disagree.', now: 'A master who was not involved must decide.' },
  session_escalated: { why: 'This session was escalated.', now: 'A master decides it or hands it back.' },
  hit_open: { why: 'A screening hit is still open.', now: 'Review each hit, then verify.' },
  reason_needed: { why: 'A condition is not met.', now: 'Explain in the note why you’re verifying anyway.' },
  colleague_unknown: { why: 'This colleague no longer has access.', now: 'Choose someone else.' },
  undo_reason_needed: {
    why: 'You’ve seen the first decision.',
    now: 'Enter a reason of at least 10 characters to undo yours.',
  },
  undo_too_late: { why: 'This decision can no longer be undone.', now: 'A master can reopen it with a reason.' },
  tag_needed: { why: 'A rejection needs a reason.', now: 'Choose at least one tag.' },
  tag_unknown: { why: 'This tag doesn’t exist or has been retired.', now: 'Choose another tag.' },
  tag_taken: { why: 'Your company already has a tag with this name.', now: 'Use that one or choose another name.' },
  too_many_filters: {
    why: 'You’ve reached the maximum number of saved filters.',
    now: 'Delete one you no longer need.',
  },
  name_taken: { why: 'This name is already in use.', now: 'Choose another name.' },
  tag_in_use: { why: 'Sessions still have this tag.', now: 'Remove it from those sessions first.' },
  too_many_tags: { why: 'Your company has reached the limit of 50 tags.', now: 'Remove a tag you no longer need.' },
  value_refused: { why: 'This value isn’t valid for the field.', now: 'Check the format.' },
  nothing_changed: { why: 'The field already has this value.', now: 'Enter a different value or leave it as is.' },
  hit_reviewed: {
    why: 'A colleague reviewed this hit in the meantime.',
    now: 'Check their review, then review again.',
  },
  link_reviewed: {
    why: 'A colleague reviewed this pair in the meantime.',
    now: 'Check their review, then review again.',
  },
  list_refused: { why: 'The list can’t be imported.', now: 'Nothing was changed. Fix the file or download it again.' },
  list_busy: { why: 'An import is in progress for your company.', now: 'Try again once it has finished.' },
  list_unreachable: {
    why: 'The list couldn’t be downloaded.',
    now: 'Nothing was changed. Check the address or try again later.',
  },
  settings_stale: {
    why: 'Someone else changed these settings in the meantime.',
    now: 'Reload them, then make your change again.',
  },
  event_id_reused: { why: 'The capture client used the same ID twice.', now: again },
  event_number_taken: { why: 'The capture client used the same number twice.', now: again },
  event_after_end: { why: 'The attempt had already ended.', now: again },
  not_asserted_by_token: {
    why: 'A capture token can’t report results.',
    now: 'Send results from your server, with an API key.',
  },
  event_time_implausible: { why: 'The time of an event is not plausible.', now: 'Check the clock of the device.' },
  photo_unreadable: { why: 'The file isn’t a readable photo.', now: 'Choose another photo.' },
  photo_type_refused: { why: 'Only JPEG, PNG, WebP and AVIF photos are accepted.', now: 'Choose another photo.' },
  photo_dimensions: { why: 'The photo has too many or too few pixels.', now: 'Choose another photo.' },
  photo_budget_spent: {
    why: 'The session has reached its photo limit.',
    now: 'Create a new session if you need more.',
  },
  upload_budget_spent: { why: 'Your company has reached today’s limit.', now: 'Try again after midnight UTC.' },
  too_many_keys: { why: 'Your company has reached the limit of API keys.', now: 'Revoke one you no longer need.' },
  report_not_made: { why: 'The report isn’t ready yet.', now: 'Wait until it is, or create it again.' },
  report_lost: {
    why: 'The file of this report was lost and can’t be recreated exactly as signed.',
    now: 'Restore it from a backup, or create a new report.',
  },
  export_not_ready: { why: 'The export isn’t ready yet.', now: 'Wait until all its reports are ready.' },
  export_empty: { why: 'No finished session matches the filters.', now: 'Change the filters.' },
  certificate_refused: {
    why: 'The certificate can’t be used.',
    now: 'Check the file and its password. It must contain a private key and must not be expired.',
  },
  image_unreadable: {
    why: 'The file isn’t a readable image.',
    now: 'Choose a PNG, JPEG or WebP image.',
  },
  export_too_large: {
    why: 'Too many sessions for one file.',
    now: 'Narrow the filters, for example to one month.',
  },
  protocol_version: { why: 'A newer version of the console is available.', now: 'Reload the page.' },
} as const satisfies Record<ProblemCode, { why: string; now: string }>;
