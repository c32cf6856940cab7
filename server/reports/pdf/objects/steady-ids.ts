const opening = '(node';
/** Letters of `(node00000017)`. */
const length = opening.length + 9;

/**
 * Chromium names cells of tables by a counter of its process, which goes on from one page to the next. Here they are counted
 * from one, in the same order, so that the same page gives the same bytes. @returns a copy
 */
export function withSteadyIds(pdf: Uint8Array): Buffer {
  const bytes = Buffer.from(pdf);
  const places: { at: number; id: string }[] = [];
  for (let at = bytes.indexOf(opening); at >= 0; at = bytes.indexOf(opening, at + 1)) {
    const found = /^\(node(\d{8})\)$/.exec(bytes.toString('latin1', at, at + length));
    // In a text the parenthesis has a stroke before it.
    if (found && bytes[at - 1] !== 0x5c) places.push({ at, id: found[1]! });
  }
  const order = new Map([...new Set(places.map(({ id }) => id))].sort().map((id, i) => [id, i + 1]));
  for (const { at, id } of places) {
    bytes.write(String(order.get(id)).padStart(8, '0'), at + opening.length, 'latin1');
  }
  return bytes;
}
