import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SessionSort } from '../../../shared/session/session-list.ts';
import type { RowColumns } from '../record/view.ts';

/** A condition on `session`. */
export type Condition = RawBuilder<SqlBool>;

export type ListedRow = RowColumns & { sort_name: string; sort_level: number; queue_rank: number };
type Keys = Pick<
  ListedRow,
  'id' | 'created_at' | 'sort_name' | 'sort_level' | 'queue_rank' | 'queued_at' | 'decided_at'
>;

/** A place in a sorted list: the values of the order's columns there. A time is ISO 8601 with milliseconds. */
export type Position = readonly (string | number)[];

/** Each order has its index, of company_id and these columns; `oldest` reads that of `newest` backwards. */
export interface Order {
  columns: readonly (keyof Keys)[];
  descending: boolean;
  /** This list has no other sessions: those whose column of that name is not null, and its index no others either. */
  partial?: keyof Keys;
}

export const orders: Record<SessionSort, Order> = {
  newest: { columns: ['created_at', 'id'], descending: true },
  oldest: { columns: ['created_at', 'id'], descending: false },
  name: { columns: ['sort_name', 'id'], descending: false },
  level: { columns: ['sort_level', 'created_at', 'id'], descending: true },
  waiting: { columns: ['queue_rank', 'queued_at', 'id'], descending: false, partial: 'queued_at' },
  decided: { columns: ['decided_at', 'id'], descending: true, partial: 'decided_at' },
};

/** The sessions of which the list consists. */
export const members = (order: Order): Condition[] =>
  order.partial ? [sql<SqlBool>`${sql.ref(order.partial)} is not null`] : [];

export function positionOf(order: Order, row: Keys): Position {
  return order.columns.map((column) => {
    const value = row[column];
    if (value === null) throw new Error(`a session without ${column} stands in a list by it`);
    return value instanceof Date ? value.toISOString() : value;
  });
}

const types = {
  id: sql`uuid`,
  created_at: sql`timestamptz`,
  queued_at: sql`timestamptz`,
  decided_at: sql`timestamptz`,
  sort_name: sql`text`,
  sort_level: sql`smallint`,
  queue_rank: sql`smallint`,
} as const;

/** Past a place: the row comparison is where the reading of the index begins. */
export function past(order: Order, position: Position | undefined): Condition[] {
  if (!position) return [];
  const columns = sql.join(order.columns.map((c) => sql.ref(c)));
  const values = sql.join(position.map((value, i) => sql`${value}::${types[order.columns[i]!]}`));
  return [sql<SqlBool>`(${columns}) ${order.descending ? sql`<` : sql`>`} (${values})`];
}

export function orderBy(order: Order): RawBuilder<unknown> {
  const direction = order.descending ? sql`desc` : sql`asc`;
  return sql`order by ${sql.join(order.columns.map((c) => sql`${sql.ref(c)} ${direction}`))}`;
}
