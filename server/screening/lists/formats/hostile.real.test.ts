import { describe, expect, test } from 'vitest';
import type { ListFormat } from '../../../../shared/screening/screening.ts';
import { bomb, fillers, longIds, stuffed } from '../../../testing/screening/hostile-lists.ts';
import { listFiles, openSanctionsCsv, readList } from '../../../testing/screening/lists.ts';
import { readList as readBounded } from '../read-list.ts';

/** CPU time of reading it, the least of three, in milliseconds; whether it is a list or is refused. */
async function costOf(format: ListFormat, content: string): Promise<number> {
  const costs: number[] = [];
  for (let n = 0; n < 3; n++) {
    const begun = process.cpuUsage();
    await readList(format, { list: content }).catch(() => {});
    const { user, system } = process.cpuUsage(begun);
    costs.push((user + system) / 1000);
  }
  return Math.min(...costs);
}

// security.md H2: 60,000 blanks in one alias took 7 s, four times as long for twice as many.
describe('S14 H2 eight times the text takes about eight times as long, not sixty-four', () => {
  const [small, large] = [25_000, 200_000];
  test.each(Object.keys(stuffed).flatMap((field) => Object.keys(fillers).map((filler) => [field, filler] as const)))(
    '%s of %s',
    async (field, filler) => {
      const at = (n: number) => stuffed[field]!(fillers[filler]!(n));
      const [few, many] = [at(small), at(large)];
      const before = await costOf(few.format as ListFormat, few.content);
      // With what reading takes for files of any size.
      expect(await costOf(many.format as ListFormat, many.content)).toBeLessThan(24 * (before + 5));
    },
  );
});

const bounded = (files: Record<string, string | Uint8Array>) =>
  readBounded('a company', { files: listFiles(files) }, async () => {});

describe('S14 H2 what would take too much is refused, with its place, and the server has none of it', () => {
  test('an id is no longer than 500 characters', async () => {
    const before = process.memoryUsage.rss();
    await expect(bounded({ 'ids.csv.gz': longIds(40) })).rejects.toMatchObject({ line: 2 });
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 ** 2);
    await expect(bounded({ 'id.csv': openSanctionsCsv.replace('Q103', 'Q'.repeat(501)) })).rejects.toMatchObject({
      ...{ file: 'id.csv', line: 4, message: expect.stringMatching(/id of more than 500/) },
    });
  });

  test('a file unpacks to a hundred times its size at most', async () => {
    await expect(bounded({ 'bomb.csv.gz': bomb(64) })).rejects.toMatchObject({
      ...{ file: 'bomb.csv.gz', message: expect.stringMatching(/more than 100 times its size/) },
    });
  });

  test('a person has a bounded text in all', async () => {
    const many = Array.from({ length: 40 }, (_, n) => `${n}${'y'.repeat(9_000)}`).join(';');
    const list = openSanctionsCsv.replace('K3575144;01001000123', many);
    await expect(bounded({ 'long.csv': list })).rejects.toMatchObject({
      ...{ line: 2, message: expect.stringMatching(/more than 250,000 characters/) },
    });
  });
});
