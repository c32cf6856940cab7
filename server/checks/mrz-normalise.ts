/**
 * Puts right what says nothing about the document: line breaks inside a string, blanks, lower case.
 * A misread character is never put right: the reviewer must see it.
 */
export function normaliseMrz(raw: readonly string[]): string[] {
  return raw
    .flatMap((text) => text.split(/[\r\n\u2028\u2029]+/))
    .map((line) => line.replace(invisible, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase()))
    .filter((line) => line !== '');
}

/** Blanks of every kind, byte-order marks, zero-width and direction marks: what copying and reading text adds. */
const invisible = /[\s\p{Cc}\p{Cf}]+/gu;
