import type { DecisionKind, DecisionView, Vote } from '../../../shared/decision/decision.ts';

/** Who reads: a reviewer's id; `null` for what more than one reads, as records, files and the feed. */
export type Reader = string | null;

/** The first word of a blind review, as long as there is no second. Its reviewer is the only one who may see it. */
export function sealedBy(votes: readonly Vote[]): string | null {
  const [first, ...more] = votes;
  return first?.blind && more.length === 0 ? first.reviewerId : null;
}

export function sealVotes(votes: Vote[], reader: Reader): Vote[] {
  const author = sealedBy(votes);
  return author === null || author === reader ? votes : [{ ...votes[0]!, verdict: null }];
}

/** The second word, or an end by the conditions: after it the first is shown. It stays so when that word is taken back. */
const unseals: readonly DecisionKind[] = ['decided', 'disputed', 'by_conditions'];

/**
 * Withholds verdict, note and tags of blind first words that no second word has followed yet, also of those that were taken
 * back or that a correction or another try made void.
 * @param newestFirst all of a session
 */
export function sealDecisions(
  newestFirst: readonly (DecisionView & { blind: boolean })[],
  reader: Reader,
): DecisionView[] {
  const last = newestFirst.findIndex(({ kind }) => unseals.includes(kind));
  return newestFirst.map(({ blind, ...decision }, i) =>
    blind && (last < 0 || i < last) && decision.reviewerId !== reader
      ? { ...decision, verdict: null, note: '', tags: [], sealed: true }
      : decision,
  );
}
