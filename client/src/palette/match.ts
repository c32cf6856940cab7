const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Whether each typed word begins a word of the label, accents or not: `dar the` finds `Theme: dark`. */
export function isMatch(label: string, typed: string): boolean {
  const words = fold(label).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/\s+/)
    .every((searched) => words.some((word) => word.startsWith(searched)));
}
