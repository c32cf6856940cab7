import { types as lite } from '@electric-sql/pglite';
import pg from 'pg';

/**
 * Both drivers must answer alike: untaught, pg gives '5' and PGlite 5 for an int8, and each has its own mind about
 * dates and intervals.
 */
const int8 = (s: string): number => {
  const n = Number(s);
  if (!Number.isSafeInteger(n)) throw new RangeError(`int8 ${s} is no safe integer`);
  return n;
};
const text = (s: string): string => s;

pg.types.setTypeParser(pg.types.builtins.INT8, int8);
pg.types.setTypeParser(pg.types.builtins.DATE, text);
pg.types.setTypeParser(pg.types.builtins.INTERVAL, text);

export const parsers = { [lite.INT8]: int8, [lite.DATE]: text, [lite.INTERVAL]: text };
