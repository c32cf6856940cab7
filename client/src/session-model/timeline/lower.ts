/** For use within a sentence: `Document front` → `document front`, `ID card` unchanged. */
export const lower = (words: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
