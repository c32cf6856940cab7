import anyAscii from 'any-ascii';
import { sql } from 'kysely';
import unhomoglyph from 'unhomoglyph';
import type { Trx } from '../../db/database.ts';

/** Maximum characters of a registered name. */
const longest = 200;
/** Characters that are invisible or change the text direction of their neighbours. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Strips case, accents, spaces and punctuation. */
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A name reduced to what a hasty reader perceives: its sound in Latin letters and the shapes of its letters. */
function glancesAt(name: string): { sound: string; looks: string } {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return { sound: bare(anyAscii(letters)), looks: bare(anyAscii(unhomoglyph(letters))) };
}

/**
 * The check page vouches for a company's registered name (security.md M8): it must not be mistaken for another company's. Call it
 * in the transaction that writes the name; names are assigned one at a time.
 *
 * @param companyId the company that is to have the name
 * @returns the name as it is to be stored
 * @throws Error with a message fit for the operator
 */
export async function checkCompanyName(trx: Trx, name: string, companyId: string): Promise<string> {
  const tidy = name.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (tidy === '' || [...tidy].length > longest) throw new Error(`a company's name has 1 to ${longest} characters`);
  if (invisible.test(tidy)) throw new Error("a company's name has no invisible characters");
  const glance = glancesAt(tidy);
  if (glance.sound === '') throw new Error("a company's name has letters or digits");
  await sql`select pg_advisory_xact_lock(hashtextextended('company names', 0))`.execute(trx);
  const others = await trx.selectFrom('company').select(['id', 'name']).where('id', '<>', companyId).execute();
  const alike = others.find((other) => {
    const { sound, looks } = glancesAt(other.name);
    return sound === glance.sound || looks === glance.looks;
  });
  if (alike) throw new Error(`there is a company "${alike.name}" (${alike.id}), and this name could be taken for it`);
  return tidy;
}
