import type { NoteServer } from './notes-servers.ts';

type Name = NoteServer['name'];
const names: Name[] = ['ours', 'hocuspocus', 'y-websocket'];

/** One number of each server; NaN where it has none. */
export interface Row {
  name: string;
  values: Record<Name, number>;
  digits?: number;
  /** What ours has to be, or the row is only for information. */
  aim?: { says: string; isReached(values: Record<Name, number>): boolean };
}

const shown = (value: number, digits: number) => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const ratio = (a: number, b: number) => (Number.isFinite(a / b) && b > 0 ? `${(a / b).toFixed(2)} ×` : '–');

/** @returns whether all aims are reached */
export function printRows(rows: Row[]): boolean {
  console.log(`  ${''.padEnd(40)} ${names.map((n) => n.padStart(12)).join('')}   to hocuspocus  to y-websocket  aim`);
  let isReached = true;
  for (const { name, values, digits = 1, aim } of rows) {
    const numbers = names.map((n) => shown(values[n], digits).padStart(12)).join('');
    const ratios = [values.hocuspocus, values['y-websocket']].map((peer) => ratio(values.ours, peer).padStart(14));
    const assessed = aim?.isReached(values);
    isReached &&= assessed !== false;
    const verdict = aim ? `  ${aim.says}: ${assessed ? 'reached' : 'NOT reached'}` : '';
    console.log(`  ${name.padEnd(40)} ${numbers} ${ratios.join(' ')}${verdict}`);
  }
  return isReached;
}

/** Rows' aims, as issue 3 has them. Where a peer has no number, it is not beaten. */
export const aims = {
  withinOfFastest: (ms: number): NonNullable<Row['aim']> => ({
    says: `≤ fastest + ${ms} ms`,
    isReached: (v) => v.ours <= Math.min(v.hocuspocus, v['y-websocket']) + ms,
  }),
  timesHocuspocus: (n: number): NonNullable<Row['aim']> => ({
    says: `≤ ${n} × hocuspocus`,
    isReached: (v) => v.ours <= n * v.hocuspocus,
  }),
  fasterThanHocuspocus: { says: '< hocuspocus', isReached: (v) => v.ours < v.hocuspocus } as NonNullable<Row['aim']>,
  leastOfAll: {
    says: '≤ theirs',
    isReached: (v) => v.ours <= Math.min(v.hocuspocus, v['y-websocket']),
  } as NonNullable<Row['aim']>,
  below: (n: number): NonNullable<Row['aim']> => ({ says: `< ${n}`, isReached: (v) => v.ours < n }),
};
