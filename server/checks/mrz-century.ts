/** No travel document is valid for longer than some ten years; identity cards of the old may be for thirty or more. */
const longestValidity = 50;

/**
 * Two digits of a year hold no century. A birth lies in the past: the latest such year that is not after today.
 * An expiry lies near: in the fifty years after today or the fifty before. Undefined where a part is not known.
 */
export function isoDateOf(text: string, lies: 'past' | 'future', today: string): string | undefined {
  if (!/^\d{6}$/.test(text)) return undefined;
  const now = Number(today.slice(0, 4));
  const rest = `-${text.slice(2, 4)}-${text.slice(4, 6)}`;
  const century = now - (now % 100);
  const candidates = [century + 100, century, century - 100].map((c) => c + Number(text.slice(0, 2)));
  const year =
    lies === 'past'
      ? candidates.find((y) => `${y}${rest}` <= today)
      : candidates.find((y) => y < now + longestValidity);
  return year === undefined ? undefined : `${year}${rest}`;
}
