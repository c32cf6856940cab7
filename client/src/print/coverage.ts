import { type CodePointRange, parseRanges } from './code-point-ranges.ts';

/** One font file of the style sheet, in one style. */
export interface Face {
  family: string;
  ranges: readonly CodePointRange[];
}

/** Not drawn by their nature, and passed over by every font: joiners, variation selectors, fillers. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u;
/** Blanks that CSS lays out without asking a font. */
const blanks = new Set('\t\n\r');

/** Which characters the fonts of the report can draw. */
export class Coverage {
  /** In the order in which the page asks them. */
  readonly families: readonly string[];
  readonly #faces: readonly Face[];
  /** Of all faces, merged: first and last by turns. */
  readonly #all: Uint32Array;

  constructor(faces: readonly Face[]) {
    this.#faces = faces;
    this.families = [...new Set(faces.map(({ family }) => family))];
    this.#all = mergedOf(faces.flatMap(({ ranges }) => ranges));
  }

  /** The same for a page that may use this family alone. */
  only(family: string): Coverage {
    return new Coverage(this.#faces.filter((face) => face.family === family));
  }

  /**
   * @param cluster what is drawn as one: a letter with its marks (a grapheme cluster). One file has to have all of it, as it is
   *   written or composed: a mark of one font does not stand on a letter of another.
   * @returns as much of it as can be drawn, and the characters that cannot
   */
  split(cluster: string): { shown: string; missing: string[] } {
    const whole = this.#drawable(cluster);
    if (whole !== undefined) return { shown: whole, missing: [] };
    const [letter, ...marks] = [...cluster] as [string, ...string[]];
    if (this.#drawable(letter) === undefined) return { shown: '', missing: [letter, ...marks] };
    const fitting = new Set([...new Set(marks)].filter((mark) => this.#drawable(letter + mark) !== undefined));
    const shown = this.#drawable(letter + marks.filter((mark) => fitting.has(mark)).join(''));
    if (shown === undefined) return { shown: letter, missing: marks };
    return { shown, missing: marks.filter((mark) => !fitting.has(mark)) };
  }

  #drawable(cluster: string): string | undefined {
    const points = drawnOf(cluster);
    if (points.length <= 1) return points.every((point) => this.hasCodePoint(point)) ? cluster : undefined;
    return [cluster, cluster.normalize('NFC')].find((form) => this.#hasInOneFace(drawnOf(form)));
  }

  hasCodePoint(point: number): boolean {
    const all = this.#all;
    let [low, high] = [0, all.length / 2 - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (point < all[2 * middle]!) high = middle - 1;
      else if (point > all[2 * middle + 1]!) low = middle + 1;
      else return true;
    }
    return false;
  }

  /** The first family that has it. @param preferred is asked before all but the first */
  familyOf(point: number, preferred: string): string | undefined {
    const having = this.#faces.filter((face) => hasPoint(face, point)).map(({ family }) => family);
    return having.find((family) => family === this.families[0]) ?? having.find((one) => one === preferred) ?? having[0];
  }

  #hasInOneFace(points: readonly number[]): boolean {
    return this.#faces.some((face) => points.every((point) => hasPoint(face, point)));
  }
}

const hasPoint = ({ ranges }: Face, point: number): boolean =>
  ranges.some(([first, last]) => first <= point && point <= last);

/** Each once: a letter may have thousands of marks. */
const drawnOf = (cluster: string): number[] => [
  ...new Set(
    [...cluster]
      .filter((letter) => !ignorable.test(letter) && !blanks.has(letter))
      .map((letter) => letter.codePointAt(0)!),
  ),
];

function mergedOf(ranges: readonly CodePointRange[]): Uint32Array {
  const merged: number[] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (merged.length > 0 && first <= merged.at(-1)! + 1) merged[merged.length - 1] = Math.max(merged.at(-1)!, last);
    else merged.push(first, last);
  }
  return Uint32Array.from(merged);
}

/** As the page's own style sheet states it (build/exact-ranges.ts). Faces of other weights and slants have the same letters. */
export function coverageOf(fonts: Iterable<FontFace>): Coverage {
  const upright = [...fonts].filter(({ weight, style }) => weight === '400' && style === 'normal');
  return new Coverage(
    upright.map(({ family, unicodeRange }) => ({
      family: family.replace(/^"|"$/g, ''),
      ranges: parseRanges(unicodeRange),
    })),
  );
}
