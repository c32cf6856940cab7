import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { SessionCreated } from '../../shared/api/ingest.ts';
import type { ReportView } from '../../shared/api/reports.ts';
import { attemptOf, engineRun, phoneRun } from './phone.ts';

const photo = sharp({ create: { width: 80, height: 70, channels: 3, background: '#789' } })
  .jpeg()
  .toBuffer();

/** A company's phones and engine, over HTTP: what one asks goes to one of the nodes, what the next asks to another. */
export function makeCaptureClient(nodes: readonly string[], key: string) {
  let asked = 0;
  const ask = async (
    method: string,
    at: string,
    { body, bearer = key, type = 'application/json' }: { body?: object | Buffer; bearer?: string; type?: string } = {},
  ): Promise<Response> => {
    const answer = await fetch(`${nodes[asked++ % nodes.length]}${at}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': type }) },
      ...(body && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const json = async <T>(...parameters: Parameters<typeof ask>): Promise<T> => (await ask(...parameters)).json();

  return {
    ask,
    json,
    /** A whole session that goes well, with three photos. @returns its id, once all of it was acknowledged */
    async capture(): Promise<string> {
      const { id, captureToken: bearer } = await json<SessionCreated>('POST', '/api/v1/sessions', { body: {} });
      const at = `/api/v1/sessions/${id}`;
      const attempt = randomUUID();
      const now = new Date();
      const events = attemptOf(phoneRun, now, attempt);
      const end = events.pop()!;
      const kinds = ['document_front', 'document_back', 'selfie'];
      const body = await photo;
      await Promise.all([
        ask('POST', `${at}/events`, { body: { events }, bearer }),
        ...kinds.map((kind, i) => {
          const query = `attempt=${attempt}&n=${events.length + 1 + i}&at=${encodeURIComponent(now.toISOString())}&kind=${kind}`;
          return ask('PUT', `${at}/photos/${randomUUID()}?${query}`, { body, bearer, type: 'image/jpeg' });
        }),
      ]);
      const last = { ...end, n: events.length + 1 + kinds.length };
      await ask('POST', `${at}/events`, { body: { events: [last] }, bearer });
      await ask('POST', `${at}/events`, { body: { events: attemptOf(engineRun, now, attempt) } });
      return id;
    },
    /** Asks for a session's report. */
    report: (session: string) =>
      json<ReportView>('POST', `/api/v1/sessions/${session}/reports`, { body: { paper: 'A4' } }),
    stageOf: async (session: string, report: string) =>
      (await json<ReportView>('GET', `/api/v1/sessions/${session}/reports/${report}`)).status,
    download: async (session: string, report: string) =>
      Buffer.from(await (await ask('GET', `/api/v1/sessions/${session}/reports/${report}/file`)).arrayBuffer()),
    /** What the check page says of a report. */
    check: async (pdf: Buffer) =>
      (await json<{ verdict: string }>('POST', '/api/check', { body: pdf, type: 'application/pdf' })).verdict,
  };
}
