import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { Exact, Id } from '../../../shared/schema.ts';
import type { SessionSort } from '../../../shared/session/session-list.ts';
import { Problem } from '../../http/errors/problem.ts';
import type { Position } from './list-order.ts';

const Time = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' });
/** As produced by shared/text/search-words.ts; anything else was not issued here, and Postgres would reject some of it. */
const Name = Type.String({ pattern: '^(?:[\\p{L}\\p{N} ]{1,240}|\\u{10FFFF})$' });
const Level = Type.Integer({ minimum: -1, maximum: 100 });

const cursor = (sort: SessionSort, at: Parameters<typeof Type.Tuple>[0]) =>
  Compile(Exact({ sort: Type.Literal(sort), at: Type.Tuple(at) }));
const cursors = {
  newest: cursor('newest', [Time, Id]),
  oldest: cursor('oldest', [Time, Id]),
  name: cursor('name', [Name, Id]),
  level: cursor('level', [Level, Time, Id]),
  waiting: cursor('waiting', [Level, Time, Id]),
  decided: cursor('decided', [Time, Id]),
} as const;

/** Position of the next page; opaque to clients, which return it unchanged. */
export function writeCursor(sort: SessionSort, at: Position): string {
  return Buffer.from(JSON.stringify({ sort, at })).toString('base64url');
}

/** @throws Problem if it was written for another sort order */
export function readCursor(sort: SessionSort, text: string): Position {
  const read = parsed(text);
  if (cursors[sort].Check(read)) {
    const at = (read as { at: (string | number)[] }).at;
    // 31 February passes the schema but is not a valid time.
    if (sort === 'name' || !Number.isNaN(Date.parse(String(at.at(-2))))) return at;
  }
  throw new Problem('invalid_request', undefined, {
    errors: [{ in: 'body', pointer: '/after', detail: 'is not a cursor of a list with this sort' }],
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
