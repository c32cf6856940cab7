import { type SqlBool, sql } from 'kysely';
import type { SessionFilter } from '../../../shared/api/review.ts';
import type { SessionState } from '../../../shared/session/session.ts';
import type { QueueFilter } from '../../../shared/session/session-list.ts';
import { lowLevels } from '../../../shared/session/session-spoof.ts';
import { searchWordsOf } from '../../../shared/text/search-words.ts';
import { Problem } from '../../http/errors/problem.ts';
import type { Reader } from '../record/seal.ts';
import type { Condition, Order } from './list-order.ts';
import { anyOf, lowLevelTerms, term, termOfWord } from './terms.ts';

/** A normalised filter: every member is present, and empty if it does not restrict anything. */
export interface Wanted {
  words: string[];
  states: SessionState[];
  documents: string[];
  nationalities: string[];
  spoofs: string[];
  reasons: string[];
  tags: string[];
  sessionTags: string[];
  queue: QueueFilter[];
  /** The reviewer to whom *mine* and *my proposals* refer. */
  reader: Reader;
  from: Date | undefined;
  to: Date | undefined;
}

/** @param reader the reviewer to whom *mine* refers */
export function wantedOf(filter: SessionFilter, reader: Reader): Wanted {
  return {
    words: searchWordsOf(filter.q ?? ''),
    states: filter.state ?? [],
    documents: filter.document ?? [],
    nationalities: filter.nationality ?? [],
    spoofs: filter.spoof ?? [],
    reasons: filter.reason ?? [],
    tags: filter.tag ?? [],
    sessionTags: filter.sessionTag ?? [],
    queue: filter.queue ?? [],
    reader,
    from: timeOf('from', filter.from),
    to: timeOf('to', filter.to),
  };
}

/** The schema admits leap seconds, which JavaScript lacks, and years that Postgres writes in another format. */
function timeOf(name: 'from' | 'to', text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999) {
    throw new Problem('invalid_request', undefined, {
      errors: [{ in: 'body', pointer: `/${name}`, detail: 'is not a time' }],
    });
  }
  return at;
}

/** Whether only a range at either end of the order is excluded: then each row read is a match. */
export const isUnfiltered = (w: Wanted, order: Order): boolean =>
  !w.words.length &&
  !w.states.length &&
  !w.documents.length &&
  !w.nationalities.length &&
  !w.spoofs.length &&
  !w.reasons.length &&
  !w.tags.length &&
  !w.sessionTags.length &&
  !w.queue.length &&
  ((!w.from && !w.to) || order.columns[0] === 'created_at');

/** Number of terms that must occur together in a row. */
export const facetsOf = (w: Wanted): number =>
  w.words.length +
  [w.states, w.documents, w.nationalities, w.spoofs, w.reasons, w.tags, w.sessionTags, w.queue].filter(
    (list) => list.length,
  ).length;

const spoofConditions: Record<string, Condition> = {
  digital_spoof: sql<SqlBool>`id_real is false`,
  not_full_id: sql<SqlBool>`full_id is false`,
  low_far: sql<SqlBool>`sort_level between ${sql.lit(lowLevels[0])} and ${sql.lit(lowLevels.at(-1)!)}`,
};

/** The same conditions as in shared/session/session-match.ts, by the database's clock. */
function queueCondition(one: QueueFilter, reader: Reader): Condition {
  const held = sql<SqlBool>`coalesce(claim_until > now(), false)`;
  const hasVoted = sql<SqlBool>`votes @> ${JSON.stringify([{ reviewerId: reader }])}::jsonb`;
  const conditions: Record<QueueFilter, Condition> = {
    mine: sql<SqlBool>`((${held} and claim_by = ${reader}::uuid) or assigned_to = ${reader}::uuid)`,
    unassigned: sql<SqlBool>`(not ${held} and assigned_to is null and snoozed_until is null)`,
    needs_second: sql<SqlBool>`(jsonb_array_length(votes) = 1 and not ${hasVoted})`,
    my_proposals: hasVoted,
    escalated: sql<SqlBool>`escalated_at is not null`,
    snoozed: sql<SqlBool>`snoozed_until is not null`,
  };
  return conditions[one];
}

const oneOf = (column: string, values: string[]): Condition[] =>
  values.length ? [sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`] : [];

/** The filter as conditions on the row: exact, and independent of any index. */
export function rowConditions(w: Wanted): Condition[] {
  return [
    ...oneOf('state', w.states),
    ...oneOf('document_type', w.documents),
    ...oneOf('nationality', w.nationalities),
    ...(w.spoofs.length
      ? [
          sql<SqlBool>`(${sql.join(
            w.spoofs.map((s) => spoofConditions[s]!),
            sql` or `,
          )})`,
        ]
      : []),
    // Reasons apply to waiting sessions only: decided or recaptured ones have none.
    ...(w.reasons.length
      ? [
          sql<SqlBool>`state = 'awaiting_action'`,
          sql<SqlBool>`exists (select 1 from jsonb_array_elements(unmet) as u where u ->> 'condition' = any(${w.reasons}::text[]))`,
        ]
      : []),
    ...(w.queue.length
      ? [
          sql<SqlBool>`state = 'awaiting_action'`,
          sql<SqlBool>`(${sql.join(
            w.queue.map((one) => queueCondition(one, w.reader)),
            sql` or `,
          )})`,
        ]
      : []),
    ...(w.tags.length ? [sql<SqlBool>`tags && ${w.tags}::text[]`] : []),
    ...(w.sessionTags.length ? [sql<SqlBool>`session_tags && ${w.sessionTags}::uuid[]`] : []),
    ...timeConditions(w),
    // Words are letters and digits only, without wildcards of `like`.
    ...w.words.map((word) => sql<SqlBool>`words like ${`% ${word}%`}`),
  ];
}

export const timeConditions = (w: Wanted): Condition[] => [
  ...(w.from ? [sql<SqlBool>`created_at >= ${w.from}::timestamptz`] : []),
  ...(w.to ? [sql<SqlBool>`created_at < ${w.to}::timestamptz`] : []),
];

/** The range of the order's own index that can contain matches. */
export function rangeConditions(w: Wanted, order: Order): Condition[] {
  if (order.columns[0] === 'created_at') return timeConditions(w);
  if (order.columns[0] === 'sort_level' && w.spoofs.length === 1 && w.spoofs[0] === 'low_far') {
    return [spoofConditions.low_far!];
  }
  return [];
}

const spoofTerms: Record<string, string[]> = {
  digital_spoof: [term.digitalSpoof],
  not_full_id: [term.notFullId],
  low_far: lowLevelTerms,
};

/**
 * The same for the GIN index: a tsquery that is true of every matching row, and possibly of others. Each additional lexeme costs
 * time if it is frequent: the lexeme of a company with most of the sessions is used only if there is no other (an empty tsquery
 * matches nothing).
 */
export function termsQuery(companyId: string, dominant: boolean, w: Wanted, among: string[][]): string {
  const facets = [
    w.states.map(term.state),
    w.documents.map(term.document),
    w.nationalities.map(term.nationality),
    w.spoofs.flatMap((s) => spoofTerms[s]!),
    // Reasons are not indexed: a change of conditions would rewrite them for the whole queue. Instead, the queue is walked.
    ...(w.reasons.length || w.queue.length ? [[term.state('awaiting_action')]] : []),
    w.tags.map(term.tag),
    w.sessionTags.map(term.sessionTag),
    ...w.words.map((word) => [termOfWord(word)]),
    ...among,
  ].filter((f) => f.length);
  if (!dominant || !facets.length) facets.push([term.company(companyId)]);
  return facets.map(anyOf).join('&');
}
