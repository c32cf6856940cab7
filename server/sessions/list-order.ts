import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SessionSort } from '../../shared/api/review.ts';
import type { RowColumns } from './view.ts';

/** A condition on `session`. */
export type Condition = RawBuilder<SqlBool>;

/** A place in a sorted list: the sort key (a time as ISO 8601) and the id of the row there. */
export interface Position {
  key: string | number;
  id: string;
}

export type ListedRow = RowColumns & { sort_name: string; sort_level: number };

/** Each order has its index, of (company_id, column, id); `oldest` reads that of `newest` backwards. */
export interface Order {
  column: 'created_at' | 'sort_name' | 'sort_level';
  descending: boolean;
  positionOf(row: Pick<ListedRow, 'id' | 'created_at' | 'sort_name' | 'sort_level'>): Position;
}

const byTime = (descending: boolean): Order => ({
  column: 'created_at',
  descending,
  positionOf: (row) => ({ key: row.created_at.toISOString(), id: row.id }),
});

export const orders: Record<SessionSort, Order> = {
  newest: byTime(true),
  oldest: byTime(false),
  name: {
    column: 'sort_name',
    descending: false,
    positionOf: (row) => ({ key: row.sort_name, id: row.id }),
  },
  level: {
    column: 'sort_level',
    descending: true,
    positionOf: (row) => ({ key: row.sort_level, id: row.id }),
  },
};

const types = { created_at: sql`timestamptz`, sort_name: sql`text`, sort_level: sql`smallint` } as const;

export const key = (order: Order, value: string | number) => sql`${value}::${types[order.column]}`;

/** Past a place: the row comparison is what the index is read from. */
export function past(order: Order, position: Position | undefined): Condition[] {
  if (!position) return [];
  const sign = order.descending ? sql`<` : sql`>`;
  return [sql<SqlBool>`(${sql.ref(order.column)}, id) ${sign} (${key(order, position.key)}, ${position.id}::uuid)`];
}

export function orderBy(order: Order): RawBuilder<unknown> {
  const direction = order.descending ? sql`desc` : sql`asc`;
  return sql`order by ${sql.ref(order.column)} ${direction}, id ${direction}`;
}
