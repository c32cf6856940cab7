import { expect, it } from 'vitest';
import { countryOfIp, ipTableDate } from './ip-country.ts';

it.each([
  ['8.8.8.8', 'US'],
  ['95.104.1.1', 'GE'],
  ['2a00:1450::1', 'US'],
  // An IPv4 address on a socket that takes both kinds.
  ['::ffff:95.104.1.1', 'GE'],
  ['10.0.0.1', null],
  ['192.0.2.1', null],
  ['fe80::1', null],
  ['no address', null],
  ['', null],
])('%s: %s', (address, country) => expect(countryOfIp(address)).toBe(country));

it('says how old the table is', () => expect(ipTableDate).toMatch(/^20\d\d-\d\d-\d\d$/));
