/** As a JSON pointer wants it (RFC 6901). */
export const pointerPart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Where something holds text that Postgres refuses or silently changes: JSON can spell NUL and half of a surrogate pair,
 * text in UTF-8 can hold neither. As deep as the schema that it has passed.
 *
 * @returns a JSON pointer
 */
export function findUnstorable(data: unknown): string | undefined {
  if (typeof data === 'string') return data.includes('\0') || !data.isWellFormed() ? '' : undefined;
  if (typeof data !== 'object' || data === null) return undefined;
  for (const [name, value] of Object.entries(data)) {
    const below = findUnstorable(name) ?? findUnstorable(value);
    if (below !== undefined) return `/${pointerPart(name.toWellFormed())}${below}`;
  }
  return undefined;
}
