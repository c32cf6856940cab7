/** For the middle of a sentence: `Document front` → `document front`, and `ID card` as it is. */
export const lower = (words: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
