import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { DueLists } from '../../screening/lists/fetch/fetch-list.ts';
import { importList } from '../../screening/lists/import/import.ts';
import { readScreeningSettings } from '../../screening/lists/queries.ts';
import { listFiles } from './lists.ts';
import type { Invented, Screening } from './screening.ts';

const numberWord = (n: number): string => `${[...String(n)].map((d) => 'abcdefghij'[Number(d)]).join('')}son`;

/** @param from number of the first one */
export const people = (n: number, from = 0): Invented[] =>
  Array.from({ length: n }, (_, i) => ({ id: `P${from + i}`, name: `Person ${numberWord(from + i)} Testovich` }));

/** An error whose message matches. */
export const wrong = (detail: RegExp, more: object = {}) =>
  expect.objectContaining({ message: expect.stringMatching(detail), ...more });

/** In place of the network: the content whose name the path of the URL ends with, or status 404. */
export const answering =
  (files: Record<string, string>, status = 200) =>
  ({ pathname }: URL) => {
    const content = Object.entries(files).find(([name]) => pathname.endsWith(name))?.[1];
    const answer = Readable.from([content ?? '']);
    const statusCode = content === undefined ? 404 : status;
    return Promise.resolve(Object.assign(answer, { statusCode, headers: {} }) as unknown as IncomingMessage);
  };

/** Lists of the company of `world`, which is made later, before the tests. */
export const listImports = (world: () => Screening) => ({
  /** Fetches the lists that are due, and waits for the end of it. */
  async fetchDue(fetching: object = {}): Promise<void> {
    const due = new DueLists(world().ctx, fetching);
    await due.look();
    await due.done();
  },
  async own(title: string) {
    const { ctx, companyId } = world();
    return (await readScreeningSettings(ctx.db, companyId, 'lists')).lists.find((list) => list.title === title);
  },
  take(title: string, content: string, more: object = {}) {
    const { ctx, companyId, ana } = world();
    return importList(ctx, {
      ...{ companyId, reviewerId: ana.reviewerId, title, ...more },
      files: listFiles({ 'list.csv': content }),
    });
  },
});
