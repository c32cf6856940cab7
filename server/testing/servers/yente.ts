import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formats } from '../../screening/lists/formats/formats.ts';
import { type FtmEntity, personOf } from '../../screening/lists/formats/opensanctions/ftm-json.ts';
import { parseQuery, scorePerson } from '../../screening/score/score.ts';
import { ftmJson, listFiles } from '../screening/lists.ts';

/** How a server may behave that is not well. */
export type Illness = 'none' | 'down' | 'slow' | 'rubbish' | 'wrong' | 'unauthorised';

/** A server by hand that answers as yente's published schema says, out of the hand-written FollowTheMoney list. */
export async function makeYenteServer() {
  const entities = ftmJson.split('\n').map((line) => JSON.parse(line) as FtmEntity);
  const persons = new Map<string, Parameters<typeof scorePerson>[1]>();
  for await (const { id, person } of formats.ftm_json.read(listFiles({ x: ftmJson }), { date: null, promised: null })) {
    if (person) persons.set(id, person);
  }
  const asked: { path: string; authorization: string | undefined; body: unknown }[] = [];
  let illness: Illness = 'none';
  let day = '20';
  let failures = Number.POSITIVE_INFINITY;

  const match = (query: { properties: Record<string, string[]> }, threshold: number) => ({
    status: 200,
    results: entities
      .flatMap((entity) => {
        const person = persons.get(entity.id);
        if (!person) return [];
        const { name = [], birthDate } = query.properties;
        const parsed = parseQuery({ names: name, numbers: [], ...(birthDate?.[0] && { birthDate: birthDate[0] }) });
        const { score } = scorePerson(parsed, person);
        return score < 0.5 ? [] : [{ datasets: ['test'], ...entity, score, match: score >= threshold, features: {} }];
      })
      .toSorted((a, b) => b.score - a.score),
    total: { value: 1, relation: 'eq' },
    query,
  });

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url!, 'http://x');
      const body = request.method === 'POST' ? JSON.parse(await readAll(request)) : undefined;
      asked.push({ path: pathname, authorization: request.headers.authorization, body });
      const isIll = illness !== 'none' && failures-- > 0;
      const say = (status: number, answer: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      };
      if (isIll && illness === 'down') return say(503, { detail: 'no index' });
      if (isIll && illness === 'slow') return request.socket.destroy();
      if (isIll && illness === 'unauthorised') return say(401, { detail: 'who are you' });
      if (isIll && illness === 'rubbish') return response.end('<html>').destroy();
      if (isIll && illness === 'wrong')
        return say(200, { responses: { subject: { status: 200, results: [{ id: 1 }] } } });
      if (pathname === '/catalog') {
        return say(200, {
          datasets: [
            {
              ...{ name: 'default', title: 'All of it', updated_at: `2026-11-${day}T08:00:00` },
              version: `202611${day}080000-abc`,
            },
          ],
        });
      }
      if (pathname === '/match/default' && body) {
        const threshold = Number(searchParams.get('threshold'));
        const responses = Object.fromEntries(
          Object.entries(body.queries).map(([key, query]) => [
            key,
            match(query as Parameters<typeof match>[0], threshold),
          ]),
        );
        return say(200, { responses, matcher: {}, limit: 50 });
      }
      return say(404, { detail: 'not found' });
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** It has read newer data, of that day of November, which name somebody besides. */
    renew(to: string, entity: FtmEntity): void {
      day = to;
      entities.push(entity);
      persons.set(entity.id, personOf(entity, [], 'yente', 0));
    },
    /** @param times how often; then it is well again */
    fallIll(what: Illness, times = Number.POSITIVE_INFINITY): void {
      illness = what;
      failures = times;
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}
