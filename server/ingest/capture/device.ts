import { createHash } from 'node:crypto';
import Bowser from 'bowser';
import type { Device } from '../../../shared/session/attempt.ts';

/** Parses a user agent. Missing details stay unknown: nothing is guessed. */
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
  // Android reports its model; since 2023 Chrome sends "K" instead, for privacy. Other fields may precede it: "HarmonyOS", "U", a
  // language.
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

/**
 * Tokens of a user agent that may appear in the model's position: the system, the kind of browser, a language, a placeholder for
 * a signature.
 */
const noModel = /^(K|U|wv|Mobile|Tablet|rv:.*|HarmonyOS|HMSCore [\d.]+|GMSCore [\d.]+|[a-z]{2}([-_][a-z]{2})?)$/i;

/** Its system and services; its model names do not distinguish it from Honor. */
const ofHuawei = /\b(HarmonyOS|HMSCore)\b/;

/** Manufacturers that cannot be derived from the model alone. */
const makers = [
  [/^SM-/, 'Samsung'],
  [/^Pixel/, 'Google'],
  [/^(M\d{4}|2\d{3,})/, 'Xiaomi'],
] as const;

const strip = (model: string, vendor: string | undefined): string =>
  vendor && model.toLowerCase().startsWith(`${vendor.toLowerCase()} `) ? model.slice(vendor.length + 1) : model;

/** Distinguishes devices without revealing the device id. */
export const deviceKeyOf = (deviceId: string): string =>
  createHash('sha256').update(deviceId).digest('hex').slice(0, 24);
