import { createStoredValue } from '../ui/behaviour/stored-choice.ts';

/** Columns of all lists, in order from the start of the row to its end. */
export const columns = [
  'state',
  'subject',
  'document',
  'checks',
  'attempts',
  'device',
  'labels',
  'started',
  'lookers',
] as const;
export const queueColumns = ['subject', 'document', 'reasons', 'worker', 'labels', 'waiting', 'lookers'] as const;
export const rejectionColumns = ['subject', 'document', 'tags', 'decider', 'decided', 'lookers'] as const;
const everyColumn = [...new Set([...columns, ...queueColumns, ...rejectionColumns])];
export type Column = (typeof everyColumn)[number];

/**
 * Pixels. `least`: narrower, the content is unreadable. `fair`: narrower, less important columns are hidden first. `grow`: share
 * of the remaining width.
 */
const sizes: Record<Column, { least: number; fair: number; grow: number }> = {
  state: { least: 132, fair: 164, grow: 0 },
  subject: { least: 120, fair: 150, grow: 1.6 },
  document: { least: 110, fair: 136, grow: 1.2 },
  checks: { least: 148, fair: 148, grow: 0 },
  attempts: { least: 56, fair: 72, grow: 0 },
  device: { least: 76, fair: 110, grow: 1 },
  started: { least: 92, fair: 108, grow: 0 },
  labels: { least: 72, fair: 110, grow: 1 },
  lookers: { least: 56, fair: 72, grow: 0 },
  reasons: { least: 140, fair: 240, grow: 2.4 },
  worker: { least: 120, fair: 170, grow: 0.8 },
  waiting: { least: 132, fair: 148, grow: 0 },
  tags: { least: 140, fair: 220, grow: 2.2 },
  decider: { least: 110, fair: 150, grow: 0.6 },
  decided: { least: 92, fair: 108, grow: 0 },
};
export const widest = 640;
export const clamp = (column: Column, width: number) =>
  Math.round(Math.min(widest, Math.max(sizes[column].least, width)));
export const leastOf = (column: Column) => sizes[column].least;

/** Always shown: a row without its state and subject is meaningless. */
const always: readonly Column[] = ['state', 'subject', 'reasons', 'waiting', 'tags'];
export const canHide = (column: Column) => !always.includes(column);

/** Width of the checkbox before the columns, in pixels; same value in sessions.css. */
export const selectWidth = 24;

/** Order in which columns are hidden as width shrinks. */
const leaving: readonly Column[] = [
  'device',
  'attempts',
  'lookers',
  'labels',
  'document',
  'worker',
  'decider',
  'started',
  'decided',
];

export interface Chosen {
  hidden: readonly Column[];
  /** Pixels, of columns that the reviewer resized. */
  widths: Readonly<Partial<Record<Column, number>>>;
}
export const asMade: Chosen = { hidden: [], widths: {} };

/** Value stored by this browser, possibly by another release: unknown parts are dropped. */
export function readChosen(stored: unknown): Chosen {
  if (typeof stored !== 'object' || stored === null) return asMade;
  const { hidden, widths } = stored as { hidden?: unknown; widths?: unknown };
  const sized = everyColumn.flatMap((column): [Column, number][] => {
    const width = typeof widths === 'object' && widths !== null ? (widths as Record<string, unknown>)[column] : 0;
    return typeof width === 'number' && width > 0 ? [[column, clamp(column, width)]] : [];
  });
  return {
    hidden: Array.isArray(hidden) ? everyColumn.filter((column) => canHide(column) && hidden.includes(column)) : [],
    widths: Object.fromEntries(sized),
  };
}

export const [chosenColumns, setChosenColumns] = createStoredValue('columns', readChosen);

export interface Layout {
  /** The columns that fit, in order. */
  shown: readonly Column[];
  widths: Readonly<Record<Column, number>>;
  template: string;
  areas: string;
}

export const gap = 12;
export const edge = 16;

/** The columns that fit a row of this width, and their widths: resized ones keep theirs, the others share the rest. */
export function layOut(lineWidth: number, { hidden, widths }: Chosen, all: readonly Column[] = columns): Layout {
  let shown = all.filter((column) => !hidden.includes(column));
  const room = () => lineWidth - 2 * edge - (shown.length - 1) * gap;
  const needs = (size: 'fair' | 'least') => sum(shown.map((column) => sizes[column][size]));
  for (const column of leaving) {
    // The first three are worth less than spacing between the others.
    if (needs(leaving.indexOf(column) < 3 ? 'fair' : 'least') <= room()) break;
    shown = shown.filter((one) => one !== column);
  }
  const from = needs('fair') <= room() ? 'fair' : 'least';
  const got = Object.fromEntries(all.map((column) => [column, sizes[column][from]])) as Record<Column, number>;

  // Resized widths use the remaining space; if they do not all fit, they are scaled by the same factor.
  const dragged = shown.filter((column) => widths[column] !== undefined);
  const free = shown.filter((column) => widths[column] === undefined);
  for (const column of dragged) got[column] = sizes[column].least;
  let over = Math.max(0, room() - sum(shown.map((column) => got[column])));
  const asked = sum(dragged.map((column) => widths[column]! - got[column]));
  const part = asked > over ? over / asked : 1;
  for (const column of dragged) got[column] += Math.floor((widths[column]! - got[column]) * part);
  over = Math.max(0, room() - sum(shown.map((column) => got[column])));
  const grow = sum(free.map((column) => sizes[column].grow));
  if (grow > 0) for (const column of free) got[column] += Math.floor((over * sizes[column].grow) / grow);

  return {
    shown,
    widths: got,
    // The last track takes the rounding, or all remaining space if every column was resized.
    template: `${shown.map((column) => `${got[column]}px`).join(' ')} minmax(0, 1fr)`,
    areas: `"${shown.join(' ')} ."`,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
