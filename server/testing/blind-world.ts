import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { conditionNames } from '../../shared/conditions.ts';
import type { DecisionVerdict } from '../../shared/decision/decision.ts';
import { builtInTags } from '../../shared/decision/rejection-tags.ts';
import { queueFilters, sessionSorts } from '../../shared/session/session-list.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { makeKey } from '../accounts/keys/commands.ts';
import type { Db } from '../db/database.ts';
import { tellEdited } from '../notes/connection/tell.ts';
import { giveUp } from '../reports/making/make.ts';
import { makeApp, password } from './app.ts';
import { blindActs, bulkKey } from './blind-acts.ts';
import { insertPhotos } from './ingest.ts';
import { openPage } from './live/live-node.ts';
import { least, setConditions } from './make.ts';
import { openNotePage } from './notes/note-page.ts';
import { attemptOf, goodRun } from './phone.ts';
import { routesOf } from './route-list.ts';

/** What the first reviewer writes: nothing else has these letters. */
export const secretNote = 'Quollward: seen on another passport.';
const emails = { first: 'ben@a.example', second: 'cid@a.example', master: 'ana@a.example' } as const;
export type Who = keyof typeof emails | 'key';

export interface Wording {
  verdict: DecisionVerdict;
  tags: string[];
}

/**
 * A server on which a first reviewer has said something of a session that two must agree on. Two of these worlds are the same but
 * for what was said.
 */
export async function makeBlindWorld(db: Db, { verdict, tags }: Wording) {
  const it = await makeApp(db);
  const companyId = await makeCompany(
    it.ctx,
    'Aurora',
    {},
    [
      { name: 'Ana', email: emails.master, role: 'master' },
      { name: 'Ben', email: emails.first, role: 'agent' },
      { name: 'Cid', email: emails.second, role: 'agent' },
    ],
    password,
  );
  await setConditions(db, companyId, { ...least, faceLevel: 7, fourEyes: ['face_level'] });
  const { key } = await makeKey(it.ctx, companyId, 'system', 'tests');
  const cookies = {} as Record<Who, string>;
  for (const [who, email] of Object.entries(emails)) {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    cookies[who as Who] = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
  const ask = (who: Who, method: string, url: string, payload?: object) =>
    it.app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(who === 'key' ? { authorization: `Bearer ${key}` } : { cookie: cookies[who] }),
        ...(url === '/api/sessions/bulk' && { 'idempotency-key': bulkKey }),
      },
      ...(payload && { payload }),
    });

  const { id: sessionId } = (await ask('key', 'POST', '/api/v1/sessions', { reference: 'R-1' })).json();
  const events = attemptOf(goodRun, new Date());
  await insertPhotos(db, companyId, sessionId, events.at(-1)!);
  await ask('key', 'POST', `/api/v1/sessions/${sessionId}/events`, { events });
  // The same document again.
  const { id: linkedId } = (await ask('key', 'POST', '/api/v1/sessions', { reference: 'R-2' })).json();
  await ask('key', 'POST', `/api/v1/sessions/${linkedId}/events`, {
    events: attemptOf(goodRun.slice(0, -1), new Date()),
  });
  const { noteId } = (await ask('second', 'PUT', `/api/sessions/${sessionId}/note`)).json();
  /** Pages of the note, whose Yjs ids are the same in each world. All that they hear is kept as it came. */
  const openNote = (who: Exclude<Who, 'key'>, clientId: number) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    const one = openNotePage(it.url.replace('http', 'ws'), noteId, '', {
      doc,
      headers: { cookie: cookies[who], origin: it.url },
    });
    const frames: Buffer[] = [];
    one.socket.on('message', (data: Buffer) => frames.push(data));
    /** Who was ever seen in it; a page that says nothing for half a minute is shown no more. */
    const seen = new Set<string>();
    one.awareness.on('change', () => {
      for (const state of one.awareness.getStates()) seen.add(JSON.stringify(state));
    });
    return { ...one, frames, seen };
  };
  const notes = { first: openNote('first', 101), second: openNote('second', 102), master: openNote('master', 103) };
  while (!Object.values(notes).every((one) => one.isSynced() && one.seen.size >= 3))
    await new Promise((done) => setTimeout(done, 10));
  const page = (who: Who) => openPage(it, { loginId: '' }, { cookie: cookies[who], origin: it.url });

  /** A colleague's page that stood open on the session all the while. */
  const pages = { first: page('first'), second: page('second'), master: page('master') };
  const isUpTo = async (seq: number) => {
    while (!Object.values(pages).every((one) => (one.seq() ?? -1) >= seq))
      await new Promise((done) => setTimeout(done, 10));
  };
  for (const one of Object.values(pages)) {
    one.hello();
    while (one.seq() === undefined) await new Promise((done) => setTimeout(done, 10));
    one.watch(sessionId);
    while (one.of('session').length === 0) await new Promise((done) => setTimeout(done, 10));
  }

  const say = async (who: Who, wording: Wording, note: string) => {
    const { seq } = (await ask(who, 'GET', `/api/sessions/${sessionId}`)).json();
    const body = { verdict: wording.verdict, note, seq, ...(wording.tags.length > 0 && { tags: wording.tags }) };
    const answer = await ask(who, 'POST', `/api/sessions/${sessionId}/decision`, body);
    await isUpTo(answer.json().seq);
    return answer;
  };
  // Said, taken back and said again: what was taken back tells as much.
  const taken = await say('first', { verdict, tags }, secretNote);
  const undone = { decisionId: taken.json().decisionId };
  await ask('first', 'POST', `/api/sessions/${sessionId}/decision/undo`, undone);
  await ask('first', 'DELETE', `/api/sessions/${sessionId}/claim`);
  const wording = await say('first', { verdict, tags }, secretNote);
  // Who has just decided goes on writing; so does who is to decide.
  notes.first.write('Seen. ');
  while (notes.second.says() !== 'Seen. ') await new Promise((done) => setTimeout(done, 10));
  notes.second.write('I look at it.');
  while (!notes.second.isSaved() || notes.master.says() !== 'Seen. I look at it.')
    await new Promise((done) => setTimeout(done, 10));
  // Told once the note has been quiet for a while: now, and not in the middle of what is compared.
  await tellEdited({ ...it.ctx, now: () => new Date(Date.now() + 60_000) });
  const made = await ask('second', 'POST', `/api/sessions/${sessionId}/reports`, { paper: 'A4' });
  if (made.statusCode >= 300) throw new Error(made.body);
  const reportId = made.json().id as string;

  /** Every GET route, and what reads by POST, as one of them asks it. Unknown kinds of addresses are an error: they are to be thought of. */
  async function readAll(who: Who): Promise<Map<string, { status: number; body: string }>> {
    const ids: Record<string, string> = {
      ...{
        ':id': sessionId,
        ':sessionId': sessionId,
        ':photoId': sessionId,
        ':hit': sessionId,
        ':reportId': reportId,
      },
      ...{ ':code': 'none', ':listId': sessionId, ':key': 'glare', '*': '' },
    };
    const isMachines = (path: string) => path.startsWith('/api/v1/');
    const gets = routesOf(it.app)
      // What this process counts is of both worlds.
      .filter(([method, path]) => method === 'GET' && path !== '/metrics' && (who === 'key') === isMachines(path))
      .map(([, path]) => path);
    const asked: [method: string, url: string, body?: object][] = [
      ...gets.map((path): [string, string] => {
        const url = path.replaceAll(/:\w+|\*/g, (name) => {
          const value = path.startsWith('/api/notes/') ? noteId : ids[name];
          if (value === undefined) throw new Error(`${path}: what ${name} stands for is not known to this test`);
          return value;
        });
        return ['GET', url || '/'];
      }),
      ...(who === 'key'
        ? []
        : [
            ['GET', '/api/live?after=0'] as [string, string],
            // What the pages of another session tell of this one, to which it is linked.
            ['GET', `/api/sessions/${linkedId}/links?of=other`] as [string, string],
            ['GET', `/api/persons/${linkedId}?of=other`] as [string, string],
            ...searches().map((query): [string, string, object] => ['POST', '/api/sessions/search', query]),
            ['POST', '/api/sessions.csv', {}] as [string, string, object],
            ...searches().flatMap(({ sort: _, ...filter }: { sort?: string }): [string, string, object][] => [
              ['POST', '/api/sessions/counts', filter],
              ['POST', '/api/sessions/ids', filter],
            ]),
            ...actions.map((action): [string, string, object] => [
              ...(['POST', '/api/sessions/bulk/check'] as const),
              { action, ids: [sessionId, linkedId] },
            ]),
          ]),
    ];
    const found = new Map<string, { status: number; body: string }>();
    for (const [method, url, body] of asked) {
      const answer = await ask(who, method, url, body);
      found.set(`${method} ${url} ${JSON.stringify(body ?? '')}`, { status: answer.statusCode, body: answer.body });
    }
    return found;
  }

  /** All that does something, in its order. */
  async function doAll(): Promise<{ did: string; status: number; body: string }[]> {
    const { conditions } = (await ask('master', 'GET', '/api/conditions')).json();
    const { seq } = (await ask('master', 'GET', `/api/sessions/${sessionId}`)).json();
    const { id: tagId } = (await ask('second', 'POST', '/api/session-tags', { name: 'Seen twice' })).json();
    const parts = { sessionId, linkedId, noteId, tagId, conditions, seq, decisionId: wording.json().decisionId };
    const ids: Record<string, string> = {
      ...{ ':id': sessionId, ':otherId': linkedId, ':photoId': sessionId, ':hit': sessionId, ':key': 'glare' },
      ...{ ':tagId': tagId, ':kind': 'rejection' },
    };
    const found: { did: string; status: number; body: string }[] = [];
    const reviewers: Who[] = ['second', 'master'];
    for (const [route, body, by = reviewers] of blindActs(parts)) {
      const [method, path] = route.split(' ') as [string, string];
      const url = path.replaceAll(/:\w+/g, (name) => ids[name]!);
      for (const who of by) {
        const { statusCode, body: answer } = await ask(who, method, url, body);
        found.push({ did: `${who} ${route}`, status: statusCode, body: answer });
      }
    }
    return found;
  }

  /** A session that its conditions decide: there is something to export. */
  async function finishVerified(): Promise<void> {
    const { id } = (await ask('key', 'POST', '/api/v1/sessions', { reference: 'R-4' })).json();
    const run = goodRun.map((step) => (step.type === 'result.reported' ? { ...step, faceLevel: 7 } : step));
    const events = attemptOf(run, new Date());
    await insertPhotos(db, companyId, id, events.at(-1)!);
    await ask('key', 'POST', `/api/v1/sessions/${id}/events`, { events });
  }

  /** Makes the server say what it has not said by itself. */
  async function hearRest(): Promise<void> {
    const { id } = (await ask('key', 'POST', '/api/v1/sessions', { reference: 'R-3' })).json();
    const [start, ...rest] = attemptOf(goodRun, new Date());
    await ask('key', 'POST', `/api/v1/sessions/${id}/events`, { events: [start] });
    const progress = { attempt: start!.attempt, step: 'selfie', percent: 40 };
    await ask('key', 'POST', `/api/v1/sessions/${id}/progress`, progress);
    // The same document once more.
    await ask('key', 'POST', `/api/v1/sessions/${id}/events`, { events: rest.slice(0, -1) });
    await giveUp(it.ctx, companyId, reportId);
    await finishVerified();
    const made = await ask('second', 'POST', '/api/report-exports', { filter: {}, paper: 'A4' });
    if (made.statusCode >= 300) throw new Error(made.body);
    await ask('second', 'DELETE', `/api/report-exports/${made.json().id}`);
  }

  return {
    ...it,
    ...{
      companyId,
      sessionId,
      linkedId,
      reportId,
      noteId,
      wording: wording,
      ask,
      say,
      page,
      pages,
      notes,
      readAll,
      doAll,
      hearRest,
    },
    /** What is kept with a report that was asked for now, as it will be printed. */
    async printed(): Promise<string> {
      const { record } = await db
        .selectFrom('report')
        .select('record')
        .where('id', '=', reportId)
        .executeTakeFirstOrThrow();
      return gunzipSync(record).toString();
    },
  };
}
export type BlindWorld = Awaited<ReturnType<typeof makeBlindWorld>>;

/** What can be done to many sessions: the check says of each whether it would be. */
const actions = [{ type: 'assign', reviewerId: null }, { type: 'resubmission' }, { type: 'reports' }];

/** Each filter and order of the lists by itself. */
function searches(): object[] {
  const one = <T extends string>(name: string, values: readonly T[]) => values.map((value) => ({ [name]: [value] }));
  return [
    ...sessionSorts.map((sort) => ({ sort })),
    ...one('queue', queueFilters),
    ...one('reason', conditionNames),
    ...one('tag', builtInTags),
    ...one('state', ['awaiting_action', 'verified', 'rejected']),
    ...['verified', 'rejected', 'Quollward', 'glare'].map((q) => ({ q })),
  ];
}

/** What differs between two worlds by nature, told as which of them it is: ids, times, hashes, keys and places of the log. */
export function withoutIds(text: string): string {
  const seen = new Map<string, string>();
  const name = (kind: string) => (found: string) => {
    if (!seen.has(found)) seen.set(found, `${kind}${seen.size}`);
    return seen.get(found)!;
  };
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'time')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, name('id'))
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'hash')
    .replaceAll(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g, 'certificate')
    .replaceAll(/"(?:seq|from|to|next|last_seq|version)":\d+/g, '"place":0')
    .replaceAll(/"reference":"[0-9a-f]{8}"/g, '"reference":"r"')
    .replaceAll(/"(?:prefix|key|captureToken|code|checkUrl|fingerprint|serial|sha256)":"[^"]*"/g, '"own":"x"')
    .replaceAll(/"validUntil":"[^"]*"|"validFrom":"[^"]*"/g, '"valid":"x"');
}
