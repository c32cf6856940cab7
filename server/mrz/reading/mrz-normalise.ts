/**
 * Puts right what says nothing about the document: line ends inside a string, blanks, lower case.
 * A misread character is never put right: the reviewer must see it.
 */
export function normaliseMrz(raw: readonly string[]): string[] {
  return raw
    .flatMap(linesOf)
    .map((line) => line.replace(invisible, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase()))
    .filter((line) => line !== '');
}

/** Blanks of every kind, byte-order marks, zero-width and direction marks: what copying and reading text adds. */
const invisible = /[\s\p{Cc}\p{Cf}]+/gu;

/** Characters of the longest line, a passport's. */
const longestLine = 44;

/** What was read as one string: some readers write `^` where a line ends. In a single line it is a misread character. */
export function linesOf(text: string): string[] {
  const lines = text.split(/[\r\n\u2028\u2029]+/);
  return lines.flatMap((line) => (line.trim().length > longestLine ? line.split('^') : line));
}
