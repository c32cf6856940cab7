import * as Y from 'yjs';

/** Contiguous letters of one Yjs client, at positions of the caller's choice (the editor's, or those of a string). */
export interface Run {
  from: number;
  to: number;
  client: number;
  clock: number;
}

interface Range {
  from: number;
  to: number;
  at: string;
}

/** Milliseconds between letters that are grouped as one. */
const together = 60_000;

/** Times of each client's letters, from the rows of a note's history. */
export class Times {
  readonly #of = new Map<number, Range[]>();

  /** Rows in their order. */
  add(row: { at: string; data: Uint8Array }): void {
    const { from, to } = Y.parseUpdateMeta(row.data);
    for (const [client, end] of to) {
      const ranges = this.#of.get(client) ?? [];
      if (ranges.length === 0) this.#of.set(client, ranges);
      const known = ranges.at(-1)?.to ?? 0;
      const begin = Math.max(known, from.get(client) ?? 0);
      if (end > begin) ranges.push({ from: begin, to: end, at: row.at });
    }
  }

  /** Undefined for letters newer than the rows. */
  of(client: number, clock: number): string | undefined {
    return this.#rangeOf(client, clock)?.at;
  }

  /** Ranges are sorted: a note has thousands of them, and each run is looked up. */
  #rangeOf(client: number, clock: number): Range | undefined {
    const ranges = this.#of.get(client) ?? [];
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle]!.from <= clock) low = middle + 1;
      else high = middle;
    }
    const range = ranges[low - 1];
    return range && clock < range.to ? range : undefined;
  }

  /** Splits a run into parts written within one minute each; `at` is the time of a part's last letter. */
  split({ from, to, client, clock }: Run): (Run & { at: string | undefined })[] {
    const end = clock + (to - from);
    const parts: (Run & { at: string | undefined })[] = [];
    for (let c = clock; c < end; ) {
      const range = this.#rangeOf(client, c);
      const until = range ? Math.min(range.to, end) : end;
      const last = parts.at(-1);
      if (last?.at && range && Date.parse(range.at) - Date.parse(last.at) < together) {
        last.to = from + (until - clock);
        last.at = range.at;
      } else {
        parts.push({ from: from + (c - clock), to: from + (until - clock), client, clock: c, at: range?.at });
      }
      c = until;
    }
    return parts;
  }
}
