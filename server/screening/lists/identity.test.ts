import { expect, test } from 'vitest';
import { officialLists } from '../../../shared/screening/official-lists.ts';
import { listNamed } from './identity.ts';

test.each(officialLists.map((list) => [list.key, list] as const))('S1 the title of %s means that list', (key, list) => {
  for (const format of list.formats) {
    expect(listNamed({ format, official: null, sure: true }, list.title, 'download').key).toBe(key);
    for (const url of list.urls) expect(new URL(url).protocol).toBe('https:');
  }
});

test.each([
  ['CONSOLIDATED.XML', 'ofac-consolidated'],
  ['cons_prim.csv', 'ofac-consolidated'],
  ['CONS_ALT.CSV.gz', 'ofac-consolidated'],
  ['CONSOLIDATED (1).XML', 'ofac-consolidated'],
  ['cons_prim_2026-11-20.csv', 'ofac-consolidated'],
  ['2026-11-20_consolidated.xml', 'ofac-consolidated'],
  ['sdn.xml', 'ofac'],
  ['SDN_ALT.csv', 'ofac'],
  ['add.csv', 'ofac'],
])('OFAC names its file %s for %s alone', (name, key) => {
  const named = officialLists.filter((list) => list.files?.test(name)).map((list) => list.key);
  expect(named[0]).toBe(key);
});
