import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { Compile } from 'typebox/compile';
import { type CaptureEvent, EventBatch, PhotoQuery, ProgressUpdate, SessionRequest } from '../../shared/api/ingest.ts';

const schemas = {
  session: Compile(SessionRequest),
  events: Compile(EventBatch),
  photo: Compile(PhotoQuery),
  progress: Compile(ProgressUpdate),
};

/** For tests: answers like the ingest API, validates each request against the published schemas and records it. */
export async function startStub(key: string) {
  const heard = {
    requests: [] as unknown[],
    events: [] as CaptureEvent[],
    /** Those of them that were sent with the API key. */
    asserted: [] as CaptureEvent[],
    photos: [] as PhotoQuery[],
    shown: 0,
    wrong: [] as string[],
  };
  const failures: number[] = [];
  const server = createServer(async (request, reply) => {
    const answer = (status: number, body: unknown = {}) => {
      reply
        .writeHead(status, { 'content-type': 'application/json' })
        .end(status === 204 ? undefined : JSON.stringify(body));
    };
    const url = new URL(request.url!, 'http://stub');
    const body = await bytesOf(request);
    const failure = failures.shift();
    if (failure) return answer(failure, { code: 'unavailable', title: 'A part that is needed is away' });
    const last = url.pathname.split('/').at(-1)!;
    const what = request.method === 'PUT' ? 'photo' : last === 'sessions' ? 'session' : (last as 'events' | 'progress');
    const bearer = request.headers.authorization;
    const isKey = bearer === `Bearer ${key}`;
    if (what === 'session' ? !isKey : !(bearer === 'Bearer ct_1' || (what === 'events' && isKey))) {
      return answer(401, { code: 'unauthenticated', detail: 'The key is not known.' });
    }
    const query = Object.fromEntries(url.searchParams);
    const given: unknown = what === 'photo' ? { ...query, n: Number(query.n) } : JSON.parse(body.toString());
    if (!schemas[what].Check(given)) heard.wrong.push(JSON.stringify([what, given, schemas[what].Errors(given)]));
    switch (what) {
      case 'session':
        heard.requests.push(given);
        return answer(201, { id: randomUUID(), captureToken: 'ct_1', expiresAt: new Date().toISOString(), seq: 1 });
      case 'events': {
        const { events } = given as EventBatch;
        heard.events.push(...events);
        if (isKey) heard.asserted.push(...events);
        else if (events.some((e) => e.type === 'result.reported')) heard.wrong.push('a result of the phone');
        return answer(200, {
          seq: 1,
          state: 'in_progress',
          events: events.map((e) => ({ id: e.id, status: 'stored' })),
        });
      }
      case 'photo':
        if ((await sharp(body).metadata()).format !== 'jpeg') heard.wrong.push('a photo that is no JPEG');
        heard.photos.push(given as PhotoQuery);
        return answer(201, { id: last, status: 'stored', seq: 1, width: 1, height: 1 });
      case 'progress':
        heard.shown++;
        return answer(204);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    /** Status codes for the next responses. */
    fail: (...statuses: number[]) => failures.push(...statuses),
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
