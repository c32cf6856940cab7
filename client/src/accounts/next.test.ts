import { expect, it } from 'vitest';
import { loginPath, safeNext } from './next.ts';

it('goes back to where one was', () => {
  const search = new URL(loginPath('/sessions?sort=name&state=verified', true), 'https://x.test').searchParams;
  expect(safeNext(search.get('next')!)).toBe('/sessions?sort=name&state=verified');
});

it.each(['/.//x', '/x/..//x', '///x'])('a path that comes out with two slashes is a path of ours (L13): %s', (next) =>
  expect(safeNext(next)).toMatch(/^\/(?!\/)/),
);

it.each([
  'https://evil.test/',
  '//evil.test',
  '/\\evil.test',
  'javascript:alert(1)',
  '',
  undefined,
  '/login?next=/login',
])('never leaves our own pages: %s', (next) => expect(safeNext(next)).toBe('/sessions'));
