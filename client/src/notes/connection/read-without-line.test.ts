import { afterEach, expect, it, vi } from 'vitest';
import { eventually } from '../../../../shared/testing/eventually.ts';
import { readWithoutLine } from './read-without-line.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server that has two rows, and a line of which the test says whether it works. */
function reading(line: { isLive: boolean; works: boolean }) {
  const asked: string[] = [];
  const taken: number[] = [];
  const wording: boolean[] = [];
  const row = (seq: number) => ({ first: seq, seq, authorId: 'ana', at: '2026-11-30T09:00:00.000Z', data: btoa('x') });
  const server = { reached: true };
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    if (!server.reached) throw new TypeError('Failed to fetch');
    const after = Number(new URL(url, 'http://here').searchParams.get('after') ?? 0);
    return Response.json({ rows: [1, 2].filter((seq) => seq > after).map(row), next: null });
  });
  const end = readWithoutLine(
    'n',
    {
      isLive: () => line.isLive,
      tryLine: async () => line.works,
      take: (rows) => taken.push(...rows.map(({ seq }) => seq)),
      blocked: (is) => wording.push(is),
    },
    { timeoutMs: 1, pauseMs: 1 },
  );
  return { asked, taken, wording: wording, server, end };
}

it('N28 takes each row once, and says that the way is closed only when the line fails while HTTP does not', async () => {
  const line = { isLive: false, works: false };
  const { asked, taken, wording, server, end } = reading(line);
  await eventually(() => expect(wording.length).toBeGreaterThan(2));
  expect(new Set(wording)).toEqual(new Set([true]));
  expect(taken).toEqual([1, 2]);
  // A server that does not answer at all is another matter.
  server.reached = false;
  await eventually(() => expect(wording.at(-1)).toBe(false));
  // Nor is one that has just come back, with its line.
  server.reached = true;
  line.works = true;
  const before = wording.length;
  await eventually(() => expect(wording.length).toBeGreaterThan(before + 2));
  expect(wording.slice(before)).not.toContain(true);
  line.isLive = true;
  const { length } = asked;
  await new Promise((done) => setTimeout(done));
  expect(asked.length - length).toBeLessThanOrEqual(1);
  end();
});
