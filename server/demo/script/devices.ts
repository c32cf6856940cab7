import type { Random } from './random.ts';

export interface DemoDevice {
  kind: 'mobile' | 'pc';
  userAgent: string;
}

const safari = (ios: string, version: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${ios} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Mobile/15E148 Safari/604.1`;
const android = (version: string, model: string, chrome: string) =>
  `Mozilla/5.0 (Linux; Android ${version}; ${model}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome} Mobile Safari/537.36`;
const desktop = (system: string, chrome: string, more = '') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome} Safari/537.36${more}`;

/** User agents that such devices really send, without the frozen `Android 10; K` of browsers that hide the model. */
const mobiles: readonly string[] = [
  safari('18_6', '18.6'),
  safari('18_7', '26.1'),
  safari('17_7_2', '17.7'),
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0.7390.96 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  android('16', 'SM-S938B', '142.0.7444.102'),
  android('15', 'SM-A556B', '141.0.7390.122'),
  android('14', 'SM-G991B', '140.0.7339.155'),
  android('16', 'Pixel 10 Pro', '142.0.7444.102'),
  android('15', 'Pixel 8a', '141.0.7390.122'),
  android('15', '24069PC21G', '140.0.7339.155'),
  android('14', 'CPH2581', '139.0.7258.158'),
  'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0',
];
const desktops: readonly string[] = [
  desktop('Windows NT 10.0; Win64; x64', '142.0.0.0'),
  desktop('Windows NT 10.0; Win64; x64', '142.0.0.0', ' Edg/142.0.0.0'),
  desktop('Macintosh; Intel Mac OS X 10_15_7', '141.0.0.0'),
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
];

/** Four of five people use a phone. */
export function someDevice(
  random: Random,
  kind: DemoDevice['kind'] = random.chance(0.8) ? 'mobile' : 'pc',
): DemoDevice {
  return { kind, userAgent: random.pick(kind === 'mobile' ? mobiles : desktops) };
}

/** From the ranges reserved for documentation (RFC 5737, RFC 3849): unassigned. */
export function someAddress(random: Random): string {
  if (random.chance(0.2))
    return `2001:db8:${random.int(1, 0xffff).toString(16)}::${random.int(1, 0xffff).toString(16)}`;
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.int(1, 254)}`;
}
