/*
 * What a subject or a reviewer wrote may hold characters that are not seen, or that turn the letters around them. Each
 * value stands in an isolate of its own, so nothing of it reaches its neighbours; inside of it these are written out, so
 * that the paper shows what is really there.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** `a‹U+202E›b` for an override between a and b. */
export const visible = (text: string): string =>
  text.replace(unseen, (letter) => `‹U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`);
