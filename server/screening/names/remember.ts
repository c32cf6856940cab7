/**
 * Memoises a pure function. The cache has two generations: entries not used since the last rotation are dropped at the next.
 * @param most maximum number of entries
 */
export function remember<T extends object | string>(most: number, make: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    let made = young.get(text);
    if (made !== undefined) return made;
    made = old.get(text) ?? make(text);
    if (young.size >= most / 2) {
      old = young;
      young = new Map();
    }
    young.set(text, made);
    return made;
  };
}
