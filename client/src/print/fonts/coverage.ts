import { type CodePointRange, parseRanges } from './code-point-ranges.ts';

/** One font file of the style sheet, in one style. */
export interface Face {
  family: string;
  ranges: readonly CodePointRange[];
}

export interface ClusterParts {
  /** The renderable part of a grapheme cluster, as text. */
  shown: string;
  /** Its characters that cannot be rendered. */
  missing: readonly string[];
}

/** Default ignorable: joiners, variation selectors, fillers. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u;
/** Selects a glyph variant of the preceding character; fonts without the variant ignore it. */
const selected = /^(?:\p{Script=Han}\p{Variation_Selector}|[\p{L}\p{N}\p{S}][\ufe00-\ufe0f])$/u;
/** A letter with marks of its own script. */
const ownMarks = /^\p{L}(?:(?!\p{Script=Inherited})\p{M})*$/u;
/** Browsers choose the font of an emoji separately from that of its combining marks. */
const markedEmoji = /^(?![\0-\x7f])\p{Emoji}.*[\p{M}--[\p{Variation_Selector}\u20e3]]/v;
/** Blanks that CSS lays out without a font. */
const blanks = new Set('\t\n\r');

/** Which characters the fonts of the report can render. */
export class Coverage {
  /** In fallback order. */
  readonly families: readonly string[];
  readonly #faces: readonly Face[];
  /** Of all faces, merged: first and last code points, alternating. */
  readonly #all: Uint32Array;
  /** Cache of clusters: those of a text repeat. */
  readonly #known = new Map<string, ClusterParts>();

  constructor(faces: readonly Face[]) {
    this.#faces = faces;
    this.families = [...new Set(faces.map(({ family }) => family))];
    this.#all = mergedOf(faces.flatMap(({ ranges }) => ranges));
  }

  /**
   * @param cluster a letter with its marks (a grapheme cluster), rendered as one. A single font file must cover all of it, as
   * written or composed: a mark from one font is not placed on a letter from another.
   */
  split(cluster: string): ClusterParts {
    const known = this.#known.get(cluster) ?? this.#split(cluster);
    this.#known.set(cluster, known);
    return known;
  }

  #split(cluster: string): ClusterParts {
    const letters = [...cluster];
    const strays = letters.filter((letter, i) => this.#isStray(letter, letters[i - 1]));
    if (strays.length > 0) {
      const { shown, missing } = this.#split(
        letters.filter((letter, i) => !this.#isStray(letter, letters[i - 1])).join(''),
      );
      return { shown, missing: [...missing, ...strays] };
    }
    const whole = this.#drawable(cluster);
    if (whole !== undefined) return { shown: whole, missing: [] };
    const [letter, ...marks] = letters as [string, ...string[]];
    if (this.#drawable(letter) === undefined) return { shown: '', missing: [letter, ...marks] };
    const fitting = new Set([...new Set(marks)].filter((mark) => this.#drawable(letter + mark) !== undefined));
    const shown = this.#drawable(letter + marks.filter((mark) => fitting.has(mark)).join(''));
    if (shown === undefined) return { shown: letter, missing: marks };
    return { shown, missing: marks.filter((mark) => !fitting.has(mark)) };
  }

  /** The same for simple clusters only: those that browsers and fonts treat alike. */
  splitPlain(cluster: string): ClusterParts {
    const [first] = this.families;
    const isPlain =
      ownMarks.test(cluster) ||
      this.#faces.some((face) => face.family === first && drawnOf(cluster).every((point) => hasPoint(face, point)));
    return isPlain && !ignorable.test(cluster) ? this.split(cluster) : { shown: '', missing: [...cluster] };
  }

  /** Ignorable, but browsers search the machine's fonts for it: no font here has or uses it. */
  #isStray(letter: string, before: string | undefined): boolean {
    if (!ignorable.test(letter) || this.hasCodePoint(letter.codePointAt(0)!)) return false;
    return !(before !== undefined && selected.test(before + letter));
  }

  #drawable(cluster: string): string | undefined {
    if (markedEmoji.test(cluster)) return undefined;
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

  /** The first family that has it. @param preferred is tried before all but the first */
  familyOf(point: number, preferred: string): string | undefined {
    const having = (family?: string) =>
      this.#faces.find((face) => (family === undefined || face.family === family) && hasPoint(face, point))?.family;
    return having(this.families[0]) ?? having(preferred) ?? having();
  }

  #hasInOneFace(points: readonly number[]): boolean {
    return this.#faces.some((face) => points.every((point) => hasPoint(face, point)));
  }
}

const hasPoint = ({ ranges }: Face, point: number): boolean =>
  ranges.some(([first, last]) => first <= point && point <= last);

/** Deduplicated: a letter may have thousands of marks. */
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

/** From the page's own style sheet (build/exact-ranges.ts). Faces of other weights and slants have the same letters. */
export function coverageOf(fonts: Iterable<FontFace>): Coverage {
  const upright = [...fonts].filter(({ weight, style }) => weight === '400' && style === 'normal');
  return new Coverage(
    upright.map(({ family, unicodeRange }) => ({
      family: family.replace(/^"|"$/g, ''),
      ranges: parseRanges(unicodeRange),
    })),
  );
}
