import { type Coverage, coverageOf } from './coverage.ts';

let known: Coverage | undefined;
/** Of the fonts of this page. Computed once: there are some hundred files. */
export function coverage(): Coverage {
  known ??= coverageOf(document.fonts);
  return known;
}

/** Fallback follows the order of fonts.ts, so that the machine's fonts never matter. */
export function useFonts(): void {
  const families = coverage().families.map((family) => `"${family}"`);
  document.documentElement.style.setProperty('--letters', families.join(', '));
}

/**
 * Resolves when all font files that the text below `root` needs are loaded. A loaded file may lack part of a word, so that the
 * browser requests the next one: layout is repeated until no file is missing.
 * @throws Error, naming the file, when one cannot be loaded: the letters would be missing, or in another font
 */
export async function fontsArrived(root: HTMLElement): Promise<void> {
  for (;;) {
    // Layout determines which letters are needed.
    void root.offsetHeight;
    const faces = [...document.fonts];
    const failed = faces.find(({ status }) => status === 'error');
    if (failed) throw new Error(`No font for ${failed.family}, ${failed.weight}`);
    // `fonts.ready` would also wait for a frame.
    const loading = faces.filter(({ status }) => status === 'loading');
    if (loading.length === 0) return;
    await Promise.all(loading.map((face) => face.loaded));
  }
}
