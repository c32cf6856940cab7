import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadyTextKind } from '../../shared/decision/ready-texts.ts';
import type { Db } from '../db/database.ts';
import { addTag } from '../decisions/commands/rejection-tags.ts';
import { readLog } from '../log/read.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { setReadyTexts } from './commands.ts';
import { readReadyTexts } from './queries.ts';

/** A company's own ready texts (faults.md A15), on either database. */
export function readyTextsSuite(open: () => Promise<Db>): void {
  let it: Review;
  beforeAll(async () => {
    it = await makeReview(await open());
  });
  afterAll(() => it.close());

  const read = async (companyId = it.companyId) => {
    const { resubmission, rejection } = await readReadyTexts(it.ctx.db, companyId);
    return { resubmission, rejection };
  };
  const set = (kind: ReadyTextKind, key: string, texts: string[] | null) =>
    setReadyTexts(it.ctx, it.ana, kind, key, texts);
  const facts = async () =>
    (await readLog(it.ctx.db, it.companyId, 0, 100_000)).filter(({ type }) => type === 'ready_text.changed');

  test('they replace the built-in ones for a step, and none at all is a choice too; null is the built-in ones again', async () => {
    expect(await read()).toEqual({ resubmission: {}, rejection: {} });
    await set('resubmission', 'document_front', [' Hold it flat. ', 'No flash.', 'Hold it flat.']);
    await set('rejection', 'glare', []);
    expect(await read()).toEqual({
      resubmission: { document_front: ['Hold it flat.', 'No flash.'] },
      rejection: { glare: [] },
    });
    expect(await read(it.them.companyId)).toEqual({ resubmission: {}, rejection: {} });
    const before = (await facts()).length;
    await set('rejection', 'glare', []);
    expect(await facts()).toHaveLength(before);
    await set('rejection', 'glare', null);
    await set('rejection', 'glare', null);
    expect((await read()).rejection).toEqual({});
    expect(await facts()).toHaveLength(before + 1);
  });

  test('the fact says which, and no word of it', async () => {
    await set('resubmission', 'selfie', ['Take off your hat, Mr Smith.']);
    const fact = (await facts()).at(-1)!;
    expect(fact).toMatchObject({
      actor: `reviewer:${it.ana.reviewerId}`,
      data: { kind: 'resubmission', step: 'selfie', tag: null, tagId: null },
    });
    expect(JSON.stringify(fact)).not.toContain('hat');
  });

  test('of the company’s own tags too; what it does not have, and another company’s tag, is not found', async () => {
    const { key } = await addTag(it.ctx, it.ana, { group: 'quality', label: 'Too dark' });
    await set('rejection', key, ['The photos are too dark.']);
    expect((await read()).rejection).toEqual({ [key]: ['The photos are too dark.'] });
    expect((await facts()).at(-1)!.data).toMatchObject({ tag: null, tagId: key });
    const theirs = await addTag(it.ctx, it.stranger, { group: 'quality', label: 'Theirs' });
    for (const [kind, wrong] of [
      ['rejection', theirs.key],
      ['rejection', 'document_front'],
      ['resubmission', 'processing'],
      ['resubmission', 'glare'],
    ] as const)
      await expect(set(kind, wrong, ['x'])).rejects.toMatchObject({ code: 'not_found' });
  });
}
