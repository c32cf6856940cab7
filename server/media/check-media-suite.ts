import { randomUUID } from 'node:crypto';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLog } from '../audit/check-log.ts';
import type { Db } from '../db/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { checkMedia, type MediaFault } from './check-media.ts';

/** security.md M7, faults.md B: files that were exchanged, lost, or outlived their rows. On either database. */
export function checkMediaSuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  let names: { file: string; thumb: string };
  beforeAll(async () => {
    it = await makeIngest(await open());
    const { id } = await it.create();
    expect((await it.upload(id, randomUUID(), randomUUID(), 1, it.jpeg)).statusCode).toBe(201);
    names = await it.ctx.db.selectFrom('photo').select(['file', 'thumb']).executeTakeFirstOrThrow();
  });
  afterAll(() => it.close());

  const at = (name: string) => path.join(it.ctx.config.mediaDir, name);
  const faults = async () => {
    const found: MediaFault[] = [];
    for await (const fault of checkMedia(it.ctx.db, it.ctx.media, new Date())) found.push(fault);
    return found;
  };

  test('a store that holds what the rows name, byte for byte, has no faults', async () => {
    expect(await faults()).toEqual([]);
  });

  test.each(['file', 'thumb'] as const)('a %s that was exchanged, and one that is gone', async (which) => {
    const name = names[which];
    const bytes = await readFile(at(name));
    await writeFile(at(name), Buffer.concat([bytes, Buffer.from([0])]));
    expect(await faults()).toEqual([{ name, kind: 'altered' }]);
    await it.ctx.media.remove(name);
    expect(await faults()).toEqual([{ name, kind: 'missing' }]);
    await it.ctx.media.put(name, bytes);
    expect(await faults()).toEqual([]);
  });

  test('the log covers which photo it was, and that it is there', async () => {
    const faultsOfLog = async () => (await checkLog(it.ctx.db, it.us.companyId)).faults;
    const { seq } = await it.ctx.db
      .selectFrom('event')
      .select('seq')
      .where('type', '=', 'photo.received')
      .executeTakeFirstOrThrow();
    const row = await it.ctx.db.selectFrom('photo').selectAll().executeTakeFirstOrThrow();
    expect(await faultsOfLog()).toEqual([]);
    await it.ctx.db.updateTable('photo').set({ kind: 'document_front' }).execute();
    expect(await faultsOfLog()).toEqual([{ seq, kind: 'content altered' }]);
    await it.ctx.db.deleteFrom('photo').execute();
    expect(await faultsOfLog()).toEqual([{ seq, kind: 'content missing' }]);
    await it.ctx.db.insertInto('photo').values(row).execute();
    expect(await faultsOfLog()).toEqual([]);
  });

  test('a file that no row names counts once it is older than a day: before, its transaction may be under way', async () => {
    const name = names.file.replace(/\.\w{8}\./, '.00000000.');
    const elsewhere = `not-ours/${randomUUID()}.txt`;
    for (const each of [name, elsewhere]) await it.ctx.media.put(each, Buffer.from('left behind'));
    expect(await faults()).toEqual([]);
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
    for (const each of [name, elsewhere]) await utimes(at(each), yesterday, yesterday);
    const byName = (a: MediaFault, b: MediaFault) => (a.name < b.name ? -1 : 1);
    const expected = [name, elsewhere].map((each) => ({ name: each, kind: 'orphaned' as const }));
    expect((await faults()).sort(byName)).toEqual(expected.sort(byName));
  });
}
