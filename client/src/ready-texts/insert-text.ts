/**
 * A ready text in what is typed: in its place where that is empty or a ready text as it was inserted, else below it. So choosing
 * another one replaces the first, and no word of the reviewer's is lost.
 * @param ready all that can be inserted
 */
export function insertText(typed: string, text: string, ready: readonly string[]): string {
  const now = typed.trim();
  if (now === '' || ready.includes(now)) return text;
  return now.split('\n').includes(text) ? typed : `${typed.trimEnd()}\n${text}`;
}
