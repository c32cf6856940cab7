import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Ranges of 2000::/3 that IANA's special-purpose registry excludes from the public internet, and those that embed an IPv4 address
 * (6to4, Teredo), whose own range would need a check.
 */
const special6 = [...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20', '5f00::/16']].map(
  (range) => ipaddr.IPv6.parseCIDR(range),
);
/** The only IPv6 range allocated for global unicast. */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Special-purpose IPv4 ranges (IANA) that ipaddr.js reports as unicast. */
const special4 = ['192.0.0.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.175.48.0/24'].map(
  (range) => ipaddr.IPv4.parseCIDR(range),
);

/**
 * Whether an address is on the public internet. Prevents SSRF: callers must not reach hosts inside of the network that the server
 * runs in. IPv4-mapped IPv6 addresses count as not public: nothing is published under them.
 */
export function isPublic(address: string): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4)
    return parsed.range() === 'unicast' && !special4.some((range) => parsed.match(range));
  return parsed.match(global6) && !special6.some((range) => parsed.match(range));
}
