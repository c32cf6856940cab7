import { queryHash, type ScreeningQuery, screeningQuery } from '../../checks/screening-query.ts';
import { readFinished } from '../../conditions/finished.ts';
import type { Db } from '../../db/database.ts';
import { subjectOf } from '../../sessions/record/corrected.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';

/** What is to be asked about a session's subject. */
export interface Question {
  query: ScreeningQuery;
  hash: string;
  /** The same person in other sessions: a number that is one person's, with the birth date. null: not known. */
  personKey: string | null;
}

/** null when nothing is known that could be asked for. */
export async function questionOf(db: Db, session: SessionRecord): Promise<Question | null> {
  const { attempts, corrections } = await readFinished(db, session);
  const subject = subjectOf(attempts, corrections);
  const query = screeningQuery(subject);
  if (!query || !subject) return null;
  const { personalNumber, documentNumber, nationality = '', birthDate } = subject;
  const number = personalNumber ?? documentNumber;
  const kind = personalNumber ? 'person' : 'document';
  const personKey = number && birthDate ? [kind, nationality, number.toUpperCase(), birthDate].join(' ') : null;
  return { query, hash: queryHash(query), personKey };
}
