import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../../shared/testing/eventually.ts';
import type { makeLogger } from '../../testing/logger.ts';
import type { Notifier, NotifierMessage } from './notifier.ts';

const log = (seq: number): NotifierMessage => ({ type: 'log', companyId: 'c', seq });

/** The promises of the port. `here` and `there` hear each other; alone in a process they are one and the same. */
export function notifierSuite(
  open: () => Promise<{
    here: Notifier;
    there: Notifier;
    logger: ReturnType<typeof makeLogger>;
    close: () => Promise<void>;
  }>,
): void {
  let notifiers: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    notifiers = await open();
    await eventually(() => expect([notifiers.here.state, notifiers.there.state]).toEqual(['live', 'live']));
  });
  afterAll(() => notifiers.close());

  test('L10 L11 everyone hears every message once, in order, after the present call stack', async () => {
    const heard: Record<string, NotifierMessage[]> = { here: [], twice: [], there: [] };
    const collect = (name: string) => (m: NotifierMessage) => void heard[name]!.push(m);
    const stops = [
      notifiers.here.listen(collect('here')),
      notifiers.here.listen(collect('twice')),
      notifiers.there.listen(collect('there')),
    ];
    const all = Array.from({ length: 200 }, (_, i) => log(i));
    for (const m of all) notifiers.here.publish(m);
    expect(heard.here).toEqual([]);
    await expect.poll(() => heard.there).toEqual(all);
    expect(heard.here).toEqual(all);
    expect(heard.twice).toEqual(all);
    for (const stop of stops) stop();
    const end = notifiers.there.listen(collect('there'));
    notifiers.here.publish(log(1000));
    await expect.poll(() => heard.there!.at(-1)).toEqual(log(1000));
    expect(heard.here).toHaveLength(200);
    end();
  });

  test('L10 a listener that throws does not keep the message from the next', async () => {
    const heard: NotifierMessage[] = [];
    const stops = [
      notifiers.there.listen(() => {
        throw new Error('clumsy');
      }),
      notifiers.there.listen((m) => void heard.push(m)),
    ];
    notifiers.here.publish({ type: 'login_revoked', loginId: 'l' });
    await expect.poll(() => heard).toEqual([{ type: 'login_revoked', loginId: 'l' }]);
    expect(notifiers.logger.error).toHaveBeenCalledOnce();
    for (const stop of stops) stop();
  });

  test('a closed notifier is silent, harmless and stale', async () => {
    const own = await open();
    const heard: NotifierMessage[] = [];
    own.here.listen((m) => void heard.push(m));
    await own.close();
    own.here.publish(log(1));
    await own.here.close();
    expect([heard, own.here.state]).toEqual([[], 'stale']);
  });
}
