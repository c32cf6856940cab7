/** Georgian has capitals that stand in no word: they are for whole lines. Only scripts that begin a sentence with one get one. */
const begins = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** `MB` for `mb`, and Georgian as it is. */
export const upper = (text: string): string => (begins.test(text) ? text.toLocaleUpperCase() : text);

/** `Verified` for `verified`. */
export const capital = (text: string): string => upper(text.charAt(0)) + text.slice(1);
