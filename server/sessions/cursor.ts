import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { SessionSort } from '../../shared/api/review.ts';
import { Exact, OneOf } from '../../shared/schema.ts';
import { Problem } from '../http/problem.ts';
import type { Position } from './list-order.ts';

const shared = { id: Type.String({ format: 'uuid' }), rare: Type.Boolean() };
const kinds = {
  newest: Exact({
    sort: OneOf(['newest']),
    key: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z$' }),
    ...shared,
  }),
  oldest: Exact({
    sort: OneOf(['oldest']),
    key: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z$' }),
    ...shared,
  }),
  name: Exact({
    sort: OneOf(['name']),
    key: Type.String({ pattern: '^(?:[\\p{L}\\p{N} ]{1,240}|\\u{10FFFF})$' }),
    ...shared,
  }),
  level: Exact({ sort: OneOf(['level']), key: Type.Integer({ minimum: -1, maximum: 100 }), ...shared }),
};
const checks = {
  newest: Compile(kinds.newest),
  oldest: Compile(kinds.oldest),
  name: Compile(kinds.name),
  level: Compile(kinds.level),
};
type Cursor = Static<(typeof kinds)[SessionSort]>;

/** Where the next page begins; a client takes it as it is. `rare` helps the search to begin at the right end. */
export function writeCursor(sort: SessionSort, { key, id }: Position, rare: boolean): string {
  return Buffer.from(JSON.stringify({ sort, key, id, rare })).toString('base64url');
}

/** @throws Problem unless it was written for this sort */
export function readCursor(sort: SessionSort, text: string): { position: Position; rare: boolean } {
  const cursor = parsed(text);
  if (
    !checks[sort].Check(cursor) ||
    (sort !== 'name' && sort !== 'level' && Number.isNaN(Date.parse(String(cursor.key))))
  ) {
    throw new Problem('invalid_request', undefined, {
      errors: [{ in: 'query', pointer: '/after', detail: 'is not a cursor of a list with this sort' }],
    });
  }
  const { key, id, rare } = cursor as Cursor;
  return { position: { key, id }, rare };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
