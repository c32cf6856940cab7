/** Maximum number of colleagues mentioned in one comment. */
export const mostMentioned = 20;

/** Text of a mention in a comment. */
export const mentionOf = (name: string): string => `@${name}`;

const isWordPart = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);

/** Positions at which the text mentions this name: not within a longer word. */
export function placesOf(text: string, name: string): number[] {
  const found: number[] = [];
  const sign = mentionOf(name);
  if (name === '') return found;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
    if (!isWordPart(text[at + sign.length])) found.push(at);
  }
  return found;
}

export interface Named {
  id: string;
  name: string;
}

/**
 * A comment's text in parts, with the people each mentions. At each sign the longest name wins: "@Ben Koval" is not Ben.
 * @param people those with the same name are all in `of`
 */
export function partsWithMentions(text: string, people: readonly Named[]): { text: string; of: readonly Named[] }[] {
  const parts: { text: string; of: readonly Named[] }[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < from) continue;
    const here = people.filter(
      ({ name }) => name !== '' && placesOf(text.slice(at, at + name.length + 2), name)[0] === 0,
    );
    const longest = Math.max(0, ...here.map(({ name }) => name.length));
    if (longest === 0) continue;
    if (at > from) parts.push({ text: text.slice(from, at), of: [] });
    from = at + 1 + longest;
    parts.push({ text: text.slice(at, from), of: here.filter(({ name }) => name.length === longest) });
  }
  if (from < text.length) parts.push({ text: text.slice(from), of: [] });
  return parts;
}
