import { partsOfDay } from '../../../shared/document/partial-day.ts';

/** No travel document is valid for longer than some ten years; identity cards of the old may be for thirty or more. */
const longestValidity = 50;

/**
 * A zone's date with a century guessed, for showing alone: two digits of a year hold none, so nothing is decided by it. A birth
 * lies in the past: the latest such year that is not after today. An expiry lies near: in the fifty years after today or the
 * fifty before. What the zone leaves open at the end (`74<<<<`) is left out; undefined where the year is not known.
 * @param front as printed on the front: its year is taken where it ends in the same two digits
 */
export function zoneDay(text: string, lies: 'past' | 'future', today: string, front?: string): string | undefined {
  const [, digits, month, day] = /^(\d{2})(?:(?:<<|(\d{2}))(?:<<|(\d{2})))$/.exec(text) ?? [];
  if (digits === undefined || (month === undefined && day !== undefined)) return undefined;
  const rest = [month, day].flatMap((part) => (part === undefined ? [] : `-${part}`)).join('');
  const printed = front === undefined ? undefined : partsOfDay(front)?.year;
  if (printed?.endsWith(digits)) return `${printed}${rest}`;
  const now = Number(today.slice(0, 4));
  const century = now - (now % 100);
  const candidates = [century + 100, century, century - 100].map((c) => c + Number(digits));
  const year =
    lies === 'past'
      ? candidates.find((y) => `${y}${rest}` <= today)
      : candidates.find((y) => y < now + longestValidity);
  return year === undefined ? undefined : `${year}${rest}`;
}

/** Whether a day on the front can be what the zone holds: two digits each of year, month and day, as far as both know them. */
export function fitsZone(front: string, text: string): boolean {
  const parts = partsOfDay(front);
  if (!parts) return false;
  const printed = [parts.year.slice(2), parts.month, parts.day];
  return printed.every((part, i) => {
    const zone = text.slice(2 * i, 2 * i + 2);
    return part === undefined || zone === '<<' || part === zone;
  });
}
