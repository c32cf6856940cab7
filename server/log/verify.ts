import type { Db } from '../db/database.ts';
import { genesis, link } from './chain.ts';
import { type Link, readLinks } from './read.ts';

export type ChainBreak = {
  /** The first place that is not as it was written. */
  seq: number;
  /** `missing`: a seq is skipped or doubled. `altered`: the event does not fit its hash. `cut`: the end is gone, or not the end. */
  kind: 'missing' | 'altered' | 'cut';
};
export type Verdict = { ok: true; seq: number; hash: Uint8Array } | ({ ok: false } & ChainBreak);

/** A place in a chain: everything after it can be checked. */
export interface Place {
  seq: number;
  hash: Uint8Array;
}

export const start = (companyId: string): Place => ({ seq: 0, hash: genesis(companyId) });

/** Checks one more link. @returns what is wrong with it */
export function checkLink(before: Place, { event, hash }: Link): ChainBreak | undefined {
  if (event.seq !== before.seq + 1) return { seq: before.seq + 1, kind: 'missing' };
  return link(before.hash, event).equals(hash) ? undefined : { seq: event.seq, kind: 'altered' };
}

/**
 * Verifies a chain independent of the source of its links: a table, or an export in an auditor's hands without a server. `head`,
 * when known from another source, proves that the end was not truncated.
 */
export async function verifyChain(
  from: Place,
  links: Iterable<Link> | AsyncIterable<Link>,
  head?: Place,
): Promise<Verdict> {
  let at = from;
  for await (const next of links) {
    const wrong = checkLink(at, next);
    if (wrong) return { ok: false, ...wrong };
    at = { seq: next.event.seq, hash: next.hash };
  }
  if (head && head.seq !== at.seq) return { ok: false, seq: Math.min(head.seq, at.seq) + 1, kind: 'cut' };
  if (head && Buffer.compare(head.hash, at.hash) !== 0) return { ok: false, seq: at.seq, kind: 'cut' };
  return { ok: true, ...at };
}

/** Rows a query: small enough to hold, large enough that the way to the database does not matter. */
const page = 2_000;

/** Verifies a company's whole log against its head, both read in one snapshot. */
export async function verifyLog(db: Db, companyId: string): Promise<Verdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { last_seq, last_hash } = await trx
        .selectFrom('company')
        .select(['last_seq', 'last_hash'])
        .where('id', '=', companyId)
        .executeTakeFirstOrThrow();
      async function* links(): AsyncGenerator<Link> {
        for (let after = 0; ; ) {
          const found = await readLinks(trx, companyId, after, page);
          yield* found;
          if (found.length < page) return;
          after = found.at(-1)!.event.seq;
        }
      }
      return verifyChain(start(companyId), links(), { seq: last_seq, hash: last_hash });
    });
}
