import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Addresses of 2000::/3 that IANA's registry of special-purpose addresses takes out of the public internet, and those that lead
 * to IPv4 ones (6to4, Teredo), whose own range would have to be looked at.
 */
const special6 = [...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20', '5f00::/16']].map(
  (range) => ipaddr.IPv6.parseCIDR(range),
);
/** The only part of IPv6 that is given out. */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Of IANA's registry for IPv4, what ipaddr.js counts as unicast. */
const special4 = ['192.0.0.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.175.48.0/24'].map(
  (range) => ipaddr.IPv4.parseCIDR(range),
);

/**
 * Whether an address is on the public internet: one that a server inside of a company's network could reach beyond that is not for
 * strangers to reach through it. IPv4 written as IPv6 is never one: nobody publishes anything under such addresses.
 */
export function isPublic(address: string): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4)
    return parsed.range() === 'unicast' && !special4.some((range) => parsed.match(range));
  return parsed.match(global6) && !special6.some((range) => parsed.match(range));
}
