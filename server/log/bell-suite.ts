import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../shared/testing/eventually.ts';
import type { makeLogger } from '../testing/logger.ts';
import type { Bell, BellMessage } from './bell.ts';

const log = (seq: number): BellMessage => ({ type: 'log', companyId: 'c', seq });

/** The promises of the port. `here` and `there` hear each other; alone in a process they are one and the same. */
export function bellSuite(
  open: () => Promise<{ here: Bell; there: Bell; logger: ReturnType<typeof makeLogger>; close: () => Promise<void> }>,
): void {
  let bells: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    bells = await open();
    await eventually(() => expect([bells.here.state, bells.there.state]).toEqual(['live', 'live']));
  });
  afterAll(() => bells.close());

  test('L10 L11 everyone hears every message once, in order, after the present call stack', async () => {
    const heard: Record<string, BellMessage[]> = { here: [], twice: [], there: [] };
    const collect = (name: string) => (m: BellMessage) => void heard[name]!.push(m);
    const stops = [
      bells.here.listen(collect('here')),
      bells.here.listen(collect('twice')),
      bells.there.listen(collect('there')),
    ];
    const all = Array.from({ length: 200 }, (_, i) => log(i));
    for (const m of all) bells.here.ring(m);
    expect(heard.here).toEqual([]);
    await expect.poll(() => heard.there).toEqual(all);
    expect(heard.here).toEqual(all);
    expect(heard.twice).toEqual(all);
    for (const stop of stops) stop();
    const end = bells.there.listen(collect('there'));
    bells.here.ring(log(1000));
    await expect.poll(() => heard.there!.at(-1)).toEqual(log(1000));
    expect(heard.here).toHaveLength(200);
    end();
  });

  test('L10 a listener that throws does not keep the message from the next', async () => {
    const heard: BellMessage[] = [];
    const stops = [
      bells.there.listen(() => {
        throw new Error('clumsy');
      }),
      bells.there.listen((m) => void heard.push(m)),
    ];
    bells.here.ring({ type: 'login_revoked', loginId: 'l' });
    await expect.poll(() => heard).toEqual([{ type: 'login_revoked', loginId: 'l' }]);
    expect(bells.logger.error).toHaveBeenCalledOnce();
    for (const stop of stops) stop();
  });

  test('a closed bell is silent, harmless and stale', async () => {
    const own = await open();
    const heard: BellMessage[] = [];
    own.here.listen((m) => void heard.push(m));
    await own.close();
    own.here.ring(log(1));
    await own.here.close();
    expect([heard, own.here.state]).toEqual([[], 'stale']);
  });
}
