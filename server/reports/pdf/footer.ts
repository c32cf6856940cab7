import { footerBandMm, footerSideMm } from '../../../shared/report/report-paper.ts';
import { encode, widthOf } from './objects/font.ts';

/** Points per millimetre. */
const mm = 72 / 25.4;
/** Points. */
const footerSize = 7.5;
/** Fraction of the page's diagonal that a watermark covers. */
const watermarkSpan = 0.7;

/** Names of the resources used by the operators below. Chromium's own are F, G and X with a number. */
export const footerFontName = 'VidimusF';
export const watermarkStateName = 'VidimusG';

export interface PageSize {
  width: number;
  height: number;
}

const number = (value: number) => Number(value.toFixed(3)).toString();
const shown = (text: string) => `<${encode(text).toString('hex')}> Tj`;

/** The footer line of a page, as an artifact, which screen readers skip. Dark enough for a contrast of 7:1 on white. */
export function footerLine(page: PageSize, left: string, right: string): string {
  const y = number((footerBandMm / 2) * mm - footerSize / 2);
  const at = (x: number, text: string) => `1 0 0 1 ${number(x)} ${y} Tm ${shown(text)}`;
  const side = footerSideMm * mm;
  return [
    '/Artifact <</Type /Pagination /Subtype /Footer>> BDC',
    `q .3 .3 .3 rg BT /${footerFontName} ${footerSize} Tf`,
    at(side, left),
    at(page.width - side - widthOf(right) * footerSize, right),
    'ET Q',
    'EMC\n',
  ].join('\n');
}

/**
 * A word across the page, on top of all content including photos, with an opacity (set by its graphics state) that keeps the
 * content legible.
 */
export function watermark(page: PageSize, word: string): string {
  const angle = Math.atan2(page.height, page.width);
  const size = (Math.hypot(page.width, page.height) * watermarkSpan) / widthOf(word);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Centres the word on the page: half its width, half a capital's height.
  const [dx, dy] = [(-widthOf(word) * size) / 2, -0.35 * size];
  const x = page.width / 2 + dx * cos - dy * sin;
  const y = page.height / 2 + dx * sin + dy * cos;
  return [
    '/Artifact <</Type /Pagination /Subtype /Watermark>> BDC',
    `q /${watermarkStateName} gs .7 0 0 rg BT /${footerFontName} ${number(size)} Tf`,
    `${number(cos)} ${number(sin)} ${number(-sin)} ${number(cos)} ${number(x)} ${number(y)} Tm ${shown(word)}`,
    'ET Q',
    'EMC\n',
  ].join('\n');
}
