import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Down } from '../../shared/live/down.ts';
import { upgradePaths } from '../http/upgrade.ts';
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
    await closeAll(world);
  }
});

async function closeAll(world: BlindWorld): Promise<void> {
  for (const page of [...Object.values(world.pages), ...Object.values(world.notes)]) page.close();
  await world.close();
}

const others: Who[] = ['second', 'master', 'key'];

describe('the world that is looked at', () => {
  test('the first word is a proposal, and its reviewer reads it', async () => {
    for (const world of [verify, reject]) {
      expect(world.wording.json().outcome).toEqual({ kind: 'proposed' });
      const own = await world.readAll('first');
      expect(own.get(`GET /api/sessions/${world.sessionId} ""`)!.body).toContain('Quollward');
    }
    expect((await reject.readAll('first')).get(`GET /api/sessions/${reject.sessionId} ""`)!.body).toContain('glare');
    expect(JSON.stringify(reject.pages.first.of('session').at(-1)!.view!.decisions)).toContain(secretNote);
    expect(
      reject.pages.first
        .of('changes')
        .flatMap(({ rows }) => rows)
        .at(-1)!.waiting!.votes[0],
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
    const described = (world: BlindWorld, answers: Awaited<ReturnType<BlindWorld['readAll']>>) =>
      [...answers].map(([asked, { status, body }]) => ({
        asked: withoutIds(
          asked
            .replaceAll(world.sessionId, 'session')
            .replaceAll(world.linkedId, 'linked')
            .replaceAll(world.reportId, 'report'),
        ),
        ...{ status, body: withoutIds(body) },
      }));
    const [a, b] = [described(verify, one), described(reject, other)];
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
    test(`V17 as ${who}: what was heard while it was said is the same in both worlds`, () => {
      const heard = (world: BlindWorld) =>
        world.pages[who].heard
          .filter(({ type }) => type === 'changes' || type === 'session')
          .map((m) => JSON.stringify(m));
      const [a, b] = [heard(verify).join('\n'), heard(reject).join('\n')];
      expect(a).toContain('decision.sealed');
      expect(a + b).not.toContain('Quollward');
      // How facts are put together into messages is a matter of moments: what they tell is compared.
      const described = (world: BlindWorld) => {
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
      expect(described(reject)).toEqual(described(verify));
      for (const all of [a, b])
        for (const verdict of ['"verdict":"verified"', '"verdict":"rejected"']) expect(all).not.toContain(verdict);
    });
  }

  test('a page that opens now, or comes back after all of it, is told the same', async () => {
    const described = async (world: BlindWorld) => {
      const page = world.page('second');
      page.hello(0);
      await expect.poll(() => page.of('changes').length).toBeGreaterThan(0);
      page.watch(world.sessionId);
      await expect.poll(() => page.of('session').length).toBeGreaterThan(0);
      page.close();
      return withoutIds(JSON.stringify([page.of('changes')[0], page.of('session')[0]]));
    };
    const [a, b] = [await described(verify), await described(reject)];
    expect(a).toContain('decision.sealed');
    expect(b).toEqual(a);
  });

  for (const who of ['second', 'master'] as const) {
    test(`as ${who}: what the sockets of the note brought, while it was said and after, is the same`, () => {
      const described = (world: BlindWorld) => {
        const { doc, heard, seen, frames } = world.notes[who];
        const distinct = (all: unknown[]) => [...new Set(all.map((one) => withoutIds(JSON.stringify(one))))].toSorted();
        const raw = frames.map((frame) => frame.toString('latin1')).join('\n');
        return {
          text: doc.toJSON(),
          state: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex'),
          described: distinct(heard.filter(({ type }) => type !== 'saved' && type !== 'here')),
          people: [...seen].map(withoutIds).toSorted(),
          says: ['Quollward', 'glare', 'verified', 'rejected'].filter((word) => raw.includes(word)),
        };
      };
      const [a, b] = [described(verify), described(reject)];
      expect(b).toEqual(a);
      expect(a).toMatchObject({ says: [] });
      expect(a.described.join()).toContain('writers');
      expect(JSON.stringify(a.text)).toContain('I look at it.');
    });
  }

  test('what is said once, of captures, files and links: the same in both worlds', async () => {
    const once = ['progress', 'report', 'export', 'links'] as const;
    const described = async (world: BlindWorld) => {
      await world.hearRest();
      const { second, master } = world.pages;
      for (const kind of once) await expect.poll(() => second.of(kind).length).toBeGreaterThan(0);
      const late = world.page('second');
      late.say({ type: 'hello', version: 'another' });
      await expect.poll(() => late.of('refused').length).toBe(1);
      late.close();
      const of = (page: typeof second) => once.flatMap((kind) => page.of(kind).map((one) => JSON.stringify(one)));
      return [...of(second), ...of(master), JSON.stringify(late.heard)].map(withoutIds);
    };
    const [a, b] = [await described(verify), await described(reject)];
    const distinct = (all: string[]) => [...new Set(all)].toSorted();
    expect(distinct(b)).toEqual(distinct(a));
    expect([...a, ...b].join()).not.toContain('Quollward');
  });

  test('every kind of message, and every socket, is one that was walked here', () => {
    const kindsIn = (file: string) => {
      const source = readFileSync(path.join(import.meta.dirname, '../../shared', file), 'utf8');
      return [...new Set([...source.matchAll(/type: '(\w+)'/g)].map(([, kind]) => kind!))].toSorted();
    };
    const heard = new Set(Object.values(reject.pages).flatMap((page) => page.heard.map(({ type }) => type)));
    const kinds = Down.anyOf.map(({ properties }) => properties.type.const);
    expect([...heard, 'refused'].toSorted()).toEqual(kinds.toSorted());
    // A note says when it is saved and that the line stands, and nothing else of its own; that it is frozen comes with the end.
    const inNotes = new Set(Object.values(reject.notes).flatMap((page) => page.heard.map(({ type }) => type)));
    expect([...new Set([...inNotes, 'frozen', 'here'])].toSorted()).toEqual(kindsIn('note/wire.ts'));
    expect(upgradePaths(reject.app).toSorted()).toEqual(['/notes/', '/socket.io/']);
  });
});

describe('what is done', () => {
  test('every route that does something answers the same in both worlds, and all can be read as before', async () => {
    const worlds = [
      await makeBlindWorld(await makeDatabase(), { verdict: 'verified', tags: [] }),
      await makeBlindWorld(await makeDatabase(), { verdict: 'rejected', tags: ['glare', 'fake'] }),
    ] as const;
    try {
      const did = await Promise.all(worlds.map((world) => world.doAll()));
      const routes = routesOf(worlds[0].app).filter(([method]) => method !== 'GET');
      const walked = new Set(did[0]!.map((one) => one.did.replace(/^\w+ /, '')));
      expect([...walked].toSorted()).toEqual(routes.map((route) => route.join(' ')).toSorted());
      expect(did[0]!.filter(({ status }) => status < 300).length).toBeGreaterThan(30);
      const described = (all: { did: string; status: number; body: string }[]) =>
        all.map((one) => ({ ...one, body: withoutIds(one.body) }));
      for (const [i, one] of described(did[0]!).entries()) expect(described(did[1]!)[i]).toEqual(one);
      expect(JSON.stringify(did)).not.toContain('Quollward');
    } finally {
      for (const world of worlds) await closeAll(world);
    }
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
  for (const note of Object.values(reject.notes))
    await expect.poll(() => note.heard.some(({ type }) => type === 'frozen')).toBe(true);
  const record = await reject.ask('key', 'GET', `/api/v1/sessions/${reject.sessionId}/record`);
  expect(record.body).toContain(secretNote);
});
