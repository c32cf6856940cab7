import { expect, test } from 'vitest';
import { makeLogger } from './logger.ts';

test("a database's error is logged without the values that it carries", () => {
  const lines: string[] = [];
  const logger = makeLogger('info', { write: (text) => void lines.push(text) });
  const duplicate = Object.assign(new Error('duplicate key value violates unique constraint "capture_event_pkey"'), {
    code: '23505',
    constraint: 'capture_event_pkey',
    detail: 'Key (last_name)=(Eriksson) already exists.',
    query: 'insert into capture_event …',
    params: ['Eriksson'],
  });
  const refused = Object.assign(new Error('invalid input syntax for type date: "Eriksson"'), { code: '22007' });
  const own = Object.assign(new Error('No column is known'), { table: { rows: [['Anna Eriksson', '1974-08-12']] } });
  logger.warn({ err: own }, 'a list could not be imported');
  logger.error({ err: duplicate }, 'a bug');
  logger.error({ err: refused }, 'a bug');
  logger.error({ err: new Error('outer', { cause: refused }) }, 'a bug');
  const line = lines.join('');
  expect(line).not.toContain('Eriksson');
  for (const stored of ['23505', 'capture_event_pkey', 'logger.test.ts', '22007']) expect(line).toContain(stored);
});
