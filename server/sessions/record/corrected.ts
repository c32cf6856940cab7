import type { Subject } from '../../../shared/document/document.ts';
import type { AttemptView } from '../../../shared/session/attempt.ts';
import type { Corrections } from '../tables.ts';

type Reading = Pick<AttemptView, 'id' | 'subject'>;

/**
 * The newest reading of the document: a new attempt that has not read it yet leaves the person as the one before read it.
 * Where nothing was read at all, it is the newest attempt: what a reviewer fills in is put to that.
 */
export function readingOf<A extends Reading>(attempts: readonly A[]): A | undefined {
  return attempts.findLast((a) => a.subject !== null) ?? attempts.at(-1);
}

/** What is known of the subject: the newest reading with what reviewers put right of that very reading. */
export function subjectOf(attempts: readonly Reading[], corrections: Corrections | null): Subject | null {
  const reading = readingOf(attempts);
  if (!reading || corrections?.attemptId !== reading.id) return reading?.subject ?? null;
  const fields = Object.entries({ ...reading.subject, ...corrections.fields });
  if (fields.length === 0) return reading.subject;
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as Subject;
}

/** What the list shows and finds of a subject. */
export const subjectColumns = (subject: Subject | null) => ({
  first_name: subject?.firstName ?? null,
  last_name: subject?.lastName ?? null,
  native_name: subject?.nativeName ?? null,
  personal_number: subject?.personalNumber ?? null,
  document_number: subject?.documentNumber ?? null,
  nationality: subject?.nationality ?? null,
});
