import { isIPv6 } from 'node:net';

/**
 * The network of one subscriber: an IPv4 address, or the /64 of an IPv6 one, all of whose addresses belong to one subscriber.
 * IPv4-mapped addresses, as on a dual-stack socket, are IPv4.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  // A trailing dotted quad represents two groups.
  const groups = front.length + back.length + (address.includes('.') ? 1 : 0);
  const all = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - groups)).fill('0'), ...back];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
