import { createHash } from 'node:crypto';
import Bowser from 'bowser';
import type { Device } from '../../../shared/session/attempt.ts';

/** Reads a user agent. What it does not tell stays unknown: nothing is guessed. */
export function deviceOf(userAgent: string): Device {
  if (userAgent.trim() === '') return { name: 'Unknown device', kind: 'unknown', browser: null, os: null };
  const { browser, os, platform } = Bowser.parse(userAgent);
  const kind: Device['kind'] =
    platform.type === 'mobile' || platform.type === 'tablet'
      ? 'mobile'
      : platform.type === 'desktop'
        ? 'pc'
        : 'unknown';
  return {
    name: deviceName(userAgent, platform, kind, os.name),
    kind,
    browser: joined(browser.name, browser.version?.split('.')[0]),
    os: joined(os.name, os.versionName ?? os.version),
  };
}

const joined = (...parts: (string | undefined)[]): string | null => parts.filter(Boolean).join(' ') || null;

function deviceName(
  userAgent: string,
  platform: { vendor?: string; model?: string },
  kind: Device['kind'],
  os: string | undefined,
): string {
  // Android says its model itself; "K" is what Chrome says instead of it since 2023, to give nobody away.
  // Before it may stand what the phone adds of its system: "HarmonyOS", "U", a language.
  const described = /Android [\d.]+;([^)]*)/.exec(userAgent)?.[1] ?? '';
  const model = described
    .split(';')
    .map((part) => part.slice(0, part.search(/\sBuild\/|$/)).trim())
    .find((part) => part && !part.includes('(') && !noModel.test(part));
  if (model) {
    const vendor =
      platform.vendor ??
      makers.find(([begins]) => begins.test(model))?.[1] ??
      (ofHuawei.test(userAgent) ? 'Huawei' : undefined);
    return joined(vendor, strip(model, vendor))!;
  }
  const known = joined(platform.vendor, platform.model);
  if (known) return known;
  if (os) return kind === 'pc' ? `${os} computer` : `${os} device`;
  return 'Unknown device';
}

/** What stands in a user agent where a model could: the system, the kind of browser, a language, a place to sign with. */
const noModel = /^(K|U|wv|Mobile|Tablet|rv:.*|HarmonyOS|HMSCore [\d.]+|GMSCore [\d.]+|[a-z]{2}([-_][a-z]{2})?)$/i;

/** Its system and its services; its models do not tell it from Honor. */
const ofHuawei = /\b(HarmonyOS|HMSCore)\b/;

/** Makers whose models do not say whose they are. */
const makers = [
  [/^SM-/, 'Samsung'],
  [/^Pixel/, 'Google'],
  [/^(M\d{4}|2\d{3,})/, 'Xiaomi'],
] as const;

const strip = (model: string, vendor: string | undefined): string =>
  vendor && model.toLowerCase().startsWith(`${vendor.toLowerCase()} `) ? model.slice(vendor.length + 1) : model;

/** Tells devices apart; which one it is cannot be read from it. */
export const deviceKeyOf = (deviceId: string): string =>
  createHash('sha256').update(deviceId).digest('hex').slice(0, 24);
