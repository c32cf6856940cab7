import type { Db } from '../db/database.ts';
import { genesis, link } from './chain.ts';
import { type Link, readLinks } from './read.ts';

export type ChainBreak = {
  /** The position of the first fault. */
  seq: number;
  /**
   * `missing`: a seq is skipped or duplicated. `altered`: the event does not match its hash. `cut`: the chain is truncated or
   * does not match the head.
   */
  kind: 'missing' | 'altered' | 'cut';
};
export type Verdict = { ok: true; seq: number; hash: Uint8Array } | ({ ok: false } & ChainBreak);

/** A position in a chain: everything after it can be verified. */
export interface Place {
  seq: number;
  hash: Uint8Array;
}

export const start = (companyId: string): Place => ({ seq: 0, hash: genesis(companyId) });

/** Verifies one more link. @returns its fault */
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

/** Rows per query: small enough for memory, large enough to make the round trip negligible. */
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
