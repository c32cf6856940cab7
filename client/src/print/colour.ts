/** Minimum contrast of text in WCAG. */
const enough = 4.5;
/** Default for a company without a colour, or with an invalid one. */
const ink = '#14171d';

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = ([r, g, b]: readonly number[]): number =>
  0.2126 * linear(r!) + 0.7152 * linear(g!) + 0.0722 * linear(b!);
export const contrastOnWhite = (rgb: readonly number[]): number => 1.05 / (luminance(rgb) + 0.05);

/** A company's colour for text and lines on white paper, darkened as far as contrast requires. */
export function readable(colour: string): string {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(colour) ?? [];
  if (!hex) return ink;
  let rgb = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  while (contrastOnWhite(rgb) < enough) rgb = rgb.map((channel) => Math.floor(channel * 0.95));
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
