import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BlindWorld, makeBlindWorld, secretNote, type Who, withoutIds } from '../testing/blind-world.ts';
import { makeDatabase } from '../testing/database.ts';
import { routesOf } from '../testing/route-list.ts';

/**
 * D17: until the second reviewer has decided, nothing tells anybody but the first what the first has said (faults.md A13).
 * Everything that can be read is read, by routes and by sockets, in two worlds that are the same but for the first word: what is
 * not equal between them tells it, however it is written.
 */
let verify: BlindWorld;
let reject: BlindWorld;
beforeAll(async () => {
  verify = await makeBlindWorld(await makeDatabase(), { verdict: 'verified', tags: [] });
  reject = await makeBlindWorld(await makeDatabase(), { verdict: 'rejected', tags: ['glare', 'fake'] });
});
afterAll(async () => {
  for (const world of [verify, reject]) {
    for (const page of Object.values(world.pages)) page.close();
    await world.close();
  }
});

const others: Who[] = ['second', 'master', 'key'];

describe('the world that is looked at', () => {
  test('the first word is a proposal, and its reviewer reads it', async () => {
    for (const world of [verify, reject]) {
      expect(world.said.json().outcome).toEqual({ kind: 'proposed' });
      const own = await world.readAll('first');
      expect(own.get(`GET /api/sessions/${world.sessionId} ""`)!.body).toContain('Quollward');
    }
    expect((await reject.readAll('first')).get(`GET /api/sessions/${reject.sessionId} ""`)!.body).toContain('glare');
    expect(JSON.stringify(reject.pages.first.of('session').at(-1)!.view!.decisions)).toContain(secretNote);
    expect(
      reject.pages.first
        .of('changes')
        .flatMap(({ rows }) => rows)
        .at(-1)!.waiting!.opinions[0],
    ).toMatchObject({
      verdict: 'rejected',
    });
  });

  test('all is asked: every GET route, most of them with an answer', async () => {
    const gets = routesOf(reject.app).filter(([method, at]) => method === 'GET' && at !== '/metrics');
    expect(gets.length).toBeGreaterThan(35);
    const [second, key] = [await reject.readAll('second'), await reject.readAll('key')];
    const asked = [...second.keys(), ...key.keys()].filter((one) => one.startsWith('GET ') && !one.includes('?'));
    // A path and all below it begin with the same address.
    expect(asked).toHaveLength(new Set(gets.map(([, at]) => at.replace('*', '') || '/')).size);
    const linked = second.get(`GET /api/sessions/${reject.linkedId}/links?of=other ""`)!;
    expect(JSON.parse(linked.body).links).toMatchObject([
      { session: { id: reject.sessionId }, reasons: ['person', 'document', 'address'] },
    ]);
    const answered = [...second.values(), ...key.values()].filter(({ status }) => status === 200);
    expect(answered.length).toBeGreaterThan(70);
  });
});

for (const who of others) {
  test(`routes, as ${who}: the same answers in both worlds, and no word of the first`, async () => {
    const [one, other] = [await verify.readAll(who), await reject.readAll(who)];
    const told = (world: BlindWorld, answers: Awaited<ReturnType<BlindWorld['readAll']>>) =>
      [...answers].map(([asked, { status, body }]) => ({
        asked: withoutIds(
          asked
            .replaceAll(world.sessionId, 'session')
            .replaceAll(world.linkedId, 'linked')
            .replaceAll(world.dossierId, 'dossier'),
        ),
        ...{ status, body: withoutIds(body) },
      }));
    const [a, b] = [told(verify, one), told(reject, other)];
    expect(a.length).toBeGreaterThan(who === 'key' ? 5 : 60);
    for (const [i, answer] of a.entries()) expect(b[i]).toEqual(answer);
    for (const [asked, { body }] of [...one, ...other])
      expect([asked, body.includes('Quollward')]).toEqual([asked, false]);
  });
}

test('a report that is asked for now does not hold it', async () => {
  const [a, b] = [await verify.printed(), await reject.printed()];
  expect(a).toContain('"sealed":true');
  expect(a).not.toContain('Quollward');
  expect(withoutIds(b)).toEqual(withoutIds(a));
});

describe('sockets', () => {
  for (const who of ['second', 'master'] as const) {
    test(`as ${who}: what was heard while it was said is the same in both worlds`, () => {
      const heard = (world: BlindWorld) =>
        world.pages[who].heard
          .filter(({ type }) => type === 'changes' || type === 'session')
          .map((m) => JSON.stringify(m));
      const [a, b] = [heard(verify).join('\n'), heard(reject).join('\n')];
      expect(a).toContain('decision.sealed');
      expect(a + b).not.toContain('Quollward');
      // How facts are put together into messages is a matter of moments: what they tell is compared.
      const told = (world: BlindWorld) => {
        const page = world.pages[who];
        const facts = page.facts().map(({ type, data }) => ({ type, data }));
        const rows = page.of('changes').flatMap(({ rows }) => rows);
        const views = page.of('session').map(({ view }) => view);
        const distinct = (all: unknown[]) => [...new Set(all.map((one) => withoutIds(JSON.stringify(one))))].toSorted();
        return {
          facts: facts.map((one) => withoutIds(JSON.stringify(one))),
          last: distinct([rows.at(-1), views.at(-1)]),
        };
      };
      expect(told(reject)).toEqual(told(verify));
      for (const all of [a, b])
        for (const verdict of ['"verdict":"verified"', '"verdict":"rejected"']) expect(all).not.toContain(verdict);
    });
  }

  test('a page that opens now, or comes back after all of it, is told the same', async () => {
    const told = async (world: BlindWorld) => {
      const page = world.page('second');
      page.hello(0);
      await expect.poll(() => page.of('changes').length).toBeGreaterThan(0);
      page.watch(world.sessionId);
      await expect.poll(() => page.of('session').length).toBeGreaterThan(0);
      page.close();
      return withoutIds(JSON.stringify([page.of('changes')[0], page.of('session')[0]]));
    };
    const [a, b] = [await told(verify), await told(reject)];
    expect(a).toContain('decision.sealed');
    expect(b).toEqual(a);
  });

  test('every kind of message is one that was looked at here, or that has no place for it', () => {
    const source = readFileSync(path.join(import.meta.dirname, '../../shared/live/down.ts'), 'utf8');
    const kinds = new Set([...source.matchAll(/type: '(\w+)'/g)].map(([, kind]) => kind));
    const heard = ['snapshot', 'changes', 'session', 'presence'];
    // Steps of a capture, stages of files by their ids, a code of a problem.
    const noPlace = ['progress', 'dossier', 'export', 'refused'];
    expect([...kinds].toSorted()).toEqual([...heard, ...noPlace].toSorted());
    const types = new Set(Object.values(reject.pages).flatMap((page) => page.heard.map(({ type }) => type)));
    for (const kind of heard) expect(types).toContain(kind);
  });
});

// Last: it ends the blindness.
test('once the second has decided, both words are there for all, with the tags of both', async () => {
  const answer = await reject.say('second', { verdict: 'rejected', tags: ['selfie_mismatch'] }, 'Another face.');
  expect(answer.json().outcome).toEqual({ kind: 'final', verdict: 'rejected' });
  for (const who of ['first', 'second', 'master'] as const) {
    const { view } = (await reject.ask(who, 'GET', `/api/sessions/${reject.sessionId}`)).json();
    expect(view.decided.tags).toEqual(['glare', 'fake', 'selfie_mismatch']);
    expect(JSON.stringify(view.decisions)).toContain(secretNote);
  }
  await expect
    .poll(() => JSON.stringify(reject.pages.second.of('session').at(-1)!.view!.decisions))
    .toContain(secretNote);
  const record = await reject.ask('key', 'GET', `/api/v1/sessions/${reject.sessionId}/record`);
  expect(record.body).toContain(secretNote);
});
