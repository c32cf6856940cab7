import type { ConstructorOptions } from 'pg-boss';
import type { Db } from '../db/database.ts';
import { driverOf } from '../db/open.ts';

type Sql = NonNullable<ConstructorOptions['db']>;

interface Result {
  rows?: unknown[];
}

/** pg-boss sends several statements as one text, and expects the rows of all of them. */
const rowsOf = (results: Result | Result[]): { rows: unknown[] } => ({
  rows: [results].flat().flatMap(({ rows }) => rows ?? []),
});

/** Adapts our database to the interface that pg-boss expects. */
export function sqlOf(db: Db): Sql {
  const driver = driverOf(db);
  if ('pool' in driver) {
    return { executeSql: async (text, values) => rowsOf(await driver.pool.query(text, values)) };
  }
  return {
    executeSql: (text, values) =>
      // The connection is held, so that no statement enters another open transaction, and a failed transaction of its own is
      // over.
      db.connection().execute(async () => {
        const lite = await driver.pglite();
        try {
          return rowsOf(values?.length ? await lite.query(text, values) : await lite.exec(text));
        } catch (error) {
          await lite.query('rollback').catch(() => {});
          throw error;
        }
      }),
  };
}
