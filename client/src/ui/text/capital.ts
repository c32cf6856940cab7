/**
 * Georgian capitals are for all-caps text only, never for a single letter. Only scripts that capitalise sentences are changed.
 */
const begins = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** `MB` for `mb`; Georgian unchanged. */
export const upper = (text: string): string => (begins.test(text) ? text.toLocaleUpperCase() : text);

/** `Verified` for `verified`. */
export const capital = (text: string): string => upper(text.charAt(0)) + text.slice(1);
