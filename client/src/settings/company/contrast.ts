/** WCAG's least for letters. */
export const enough = 4.5;

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** From 1 (white itself) to 21 (black). */
export function contrastOnWhite(colour: string): number {
  const [r, g, b] = channels(colour).map(linear);
  return 1.05 / (0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05);
}

/** As it is, or as much darker as it takes to be read on white. */
export function readable(colour: string): string {
  let found = colour;
  while (contrastOnWhite(found) < enough) {
    const darker = channels(found).map((channel) => Math.floor(channel * 0.95));
    found = `#${darker.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  }
  return found;
}

/** What was typed as the API has it; undefined when it is no colour. `1F3A5F` and `#abc` are meant well. */
export function colourOf(typed: string): string | undefined {
  const [, digits] = /^\s*#?([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(typed) ?? [];
  if (!digits) return undefined;
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `#${six.toLowerCase()}`;
}
