import type { Selectable } from 'kysely';
import { queueRankOf } from '../../../shared/session/session-match.ts';
import { lowLevels } from '../../../shared/session/session-spoof.ts';
import { sortNameOf as nameKey, namelessKey, wordsOf } from '../../../shared/text/search-words.ts';
import type { SessionTables } from '../tables.ts';

type Session = Selectable<SessionTables['session']>;

/** Columns from which search terms and sort keys derive: every write to one of them must also write `listColumns`. */
export type Listed = Pick<
  Session,
  | 'id'
  | 'company_id'
  | 'created_at'
  | 'state'
  | 'first_name'
  | 'last_name'
  | 'native_name'
  | 'document_number'
  | 'personal_number'
  | 'document_type'
  | 'nationality'
  | 'face_level'
  | 'id_real'
  | 'full_id'
  | 'tags'
  | 'reference'
  | 'extra'
  | 'unmet'
  | 'session_tags'
>;

/**
 * Lexemes of letters, digits, `:` and `_`, none of which a tsquery interprets. All are matched exactly instead of by prefix: a
 * GIN index intersects exact lexemes quickly, but collects all matches of a prefix first.
 */
export const term = {
  /** The random end of a UUID almost always identifies the company; the row's company_id is checked as well. */
  company: (id: string) => `c:${id.slice(-12)}`,
  state: (state: string) => `s:${state}`,
  document: (type: string) => `d:${type}`,
  nationality: (code: string) => `n:${code}`,
  level: (level: number) => `l:${level}`,
  tag: (key: string) => `g:${key}`,
  sessionTag: (id: string) => `k:${id}`,
  digitalSpoof: 'p:digital_spoof',
  notFullId: 'p:not_full_id',
  /** A range of 4^size days. */
  span: (size: number, index: number) => `t:${size}_${index}`,
  /** The first letters of the sort key of names. */
  initials: (sortName: string) => `a:${sortName === namelessKey ? '' : sortName}`,
  /** The first letters of a word. */
  beginning: (letters: string) => `b:${letters}`,
} as const;

/** To be incremented with each change of the terms: rebuild-terms.ts rewrites sessions with an older version. */
export const termsVersion = 3;

/** Prefix lengths of a word that are stored as lexemes; further letters of a search word are compared in the row. */
const beginnings = [1, 2, 3, 4, 5, 6];

/** Prefixes of the sort name up to this length are stored as lexemes. */
export const longestInitials = 3;

/** Ranges of 1, 4, 16, 64 and 256 days. */
export const largestSpan = 4;
const day = 86_400_000;
export const dayOf = (at: Date): number => Math.floor(at.getTime() / day);
export const dateOf = (n: number): Date => new Date(n * day);
export const spanOf = (n: number, size: number): number => Math.floor(n / 4 ** size);

const named = (s: Listed) => ({
  id: s.id,
  firstName: s.first_name,
  lastName: s.last_name,
  nativeName: s.native_name,
  documentNumber: s.document_number,
  personalNumber: s.personal_number,
  reference: s.reference,
  extraValues: s.extra.map(({ value }) => value),
});

export const sortNameOf = (session: Listed): string => nameKey(named(session));
export const sortLevelOf = (session: Pick<Listed, 'face_level'>): number => session.face_level ?? -1;

/** All lexemes by which a search or a filter may find the session. */
export function termsOf(session: Listed): string[] {
  const found = new Set([
    term.company(session.company_id),
    term.state(session.state),
    term.level(sortLevelOf(session)),
  ]);
  if (session.document_type !== null) found.add(term.document(session.document_type));
  if (session.nationality !== null) found.add(term.nationality(session.nationality));
  if (session.id_real === false) found.add(term.digitalSpoof);
  if (session.full_id === false) found.add(term.notFullId);
  for (const key of session.tags) found.add(term.tag(key));
  for (const id of session.session_tags) found.add(term.sessionTag(id));
  for (let size = 0; size <= largestSpan; size++) found.add(term.span(size, spanOf(dayOf(session.created_at), size)));
  const sortName = [...sortNameOf(session)];
  for (let n = 1; n <= longestInitials; n++) found.add(term.initials(sortName.slice(0, n).join('')));
  for (const word of wordsOf(named(session))) {
    const letters = [...word];
    for (const n of beginnings) if (n <= letters.length) found.add(term.beginning(letters.slice(0, n).join('')));
  }
  return [...found];
}

/** Any of the given terms. The caller must not pass an empty list. */
export const anyOf = (terms: string[]): string => `(${terms.map(quoted).join('|')})`;

/** In the syntax of tsquery and tsvector. The lexemes contain neither quotes nor backslashes, so nothing is escaped. */
export const quoted = (lexeme: string): string => `'${lexeme}'`;

/** A lexeme that all rows with a word of this beginning have, and possibly others. */
export function termOfWord(word: string): string {
  const letters = [...word];
  return term.beginning(
    letters
      .slice(
        0,
        beginnings.findLast((n) => n <= letters.length),
      )
      .join(''),
  );
}

export const lowLevelTerms = lowLevels.map(term.level);

/** The columns used only by the list. Unchanged values cause no index writes (a HOT update). */
export function listColumns(session: Listed) {
  return {
    terms_version: termsVersion,
    words: wordsOf(named(session))
      .map((word) => ` ${word}`)
      .join(''),
    terms: termsOf(session).map(quoted).join(' '),
    sort_name: sortNameOf(session),
    sort_level: sortLevelOf(session),
    queue_rank: queueRankOf(session.unmet),
  };
}
