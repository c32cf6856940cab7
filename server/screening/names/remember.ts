/**
 * A pure function that remembers what it said. Two generations: what was not asked for since the last change of them is
 * forgotten at the next.
 * @param most answers that are kept, at most
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
