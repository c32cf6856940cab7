import { setTimeout as delay } from 'node:timers/promises';
import type {
  BatchReceipt,
  CaptureEvent,
  PhotoQuery,
  ProgressUpdate,
  SessionCreated,
  SessionRequest,
} from '../../shared/api/ingest.ts';
import type { ProblemBody } from '../../shared/problem.ts';

/** A permanent refusal: a retry would not help. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, problem: Partial<ProblemBody>) {
    super(problem.detail ?? problem.title ?? `the server answered ${status}`);
    this.status = status;
    this.code = problem.code ?? 'unknown';
  }
}

export interface ApiOptions {
  url: string;
  key: string;
  signal: AbortSignal;
  fetch?: typeof fetch;
  /** Called once when the server becomes unreachable, and once when it is reachable again. */
  onAway?: (away: boolean, why: string) => void;
  /** Milliseconds before the first retry; doubled each time. */
  firstPause?: number;
}

/** Maximum milliseconds between two attempts. */
const longestPause = 15_000;
/** Milliseconds for one response: a busy server queues photos. */
const timeoutMs = 60_000;

/** The public ingest API as used by a phone and a back office. Requests without a response are retried until `signal` aborts. */
export function makeApi(options: ApiOptions) {
  const base = new URL('api/v1/', options.url.endsWith('/') ? options.url : `${options.url}/`);
  const send = options.fetch ?? fetch;
  let away = false;
  let answeredAt = 0;

  const once = async (path: string, init: RequestInit): Promise<Response> =>
    send(new URL(path, base), { ...init, signal: AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]) });

  async function untilAnswered(path: string, init: RequestInit): Promise<Response> {
    for (let pause = options.firstPause ?? 500; ; pause = Math.min(longestPause, pause * 2)) {
      let why: string;
      let wait = pause;
      const askedAt = performance.now();
      try {
        const answer = await once(path, init);
        if (answer.ok) {
          if (away) options.onAway?.(false, '');
          away = false;
          answeredAt = performance.now();
          return answer;
        }
        const problem = (await answer.json().catch(() => ({}))) as Partial<ProblemBody>;
        if (answer.status !== 429 && answer.status < 500) throw new Refused(answer.status, problem);
        why = problem.title ?? `it answers ${answer.status}`;
        wait = Math.max(pause, (problem.retryAfter ?? 0) * 1000);
      } catch (error) {
        if (error instanceof Refused || options.signal.aborted) throw error;
        why = reason(error as Error);
      }
      // If other requests were answered since, the server is not away: only this request failed.
      if (answeredAt < askedAt) {
        if (!away) options.onAway?.(true, why);
        away = true;
      }
      await delay(wait, undefined, { signal: options.signal });
    }
  }

  const json = (token: string, body: unknown): RequestInit => ({
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  const sendEvents = async (session: SessionCreated, token: string, events: CaptureEvent[]): Promise<BatchReceipt> => {
    const answer = await untilAnswered(`sessions/${session.id}/events`, json(token, { events }));
    const receipt = (await answer.json()) as BatchReceipt;
    const malformed = receipt.events.find(({ code }) => code === 'invalid_request');
    if (malformed) throw new Error(`an event of the demo is malformed: ${JSON.stringify(malformed.errors)}`);
    return receipt;
  };

  return {
    async createSession(request: SessionRequest, idempotencyKey: string): Promise<SessionCreated> {
      const init = json(options.key, request);
      const answer = await untilAnswered('sessions', {
        ...init,
        headers: { ...(init.headers as Record<string, string>), 'idempotency-key': idempotencyKey },
      });
      return (await answer.json()) as SessionCreated;
    },

    /** Sent as the phone. */
    send: (session: SessionCreated, events: CaptureEvent[]) => sendEvents(session, session.captureToken, events),

    /** Sent as the engine, with the API key. */
    assert: (session: SessionCreated, events: CaptureEvent[]) => sendEvents(session, options.key, events),

    async upload(session: SessionCreated, photoId: string, query: PhotoQuery, photo: Buffer): Promise<void> {
      const search = new URLSearchParams({ ...query, n: String(query.n) });
      const answer = await untilAnswered(`sessions/${session.id}/photos/${photoId}?${search}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${session.captureToken}`, 'content-type': 'image/jpeg' },
        body: new Uint8Array(photo),
      });
      await answer.arrayBuffer();
    },

    /** Transient: not retried on failure. */
    async show(session: SessionCreated, progress: ProgressUpdate): Promise<void> {
      const answer = await once(`sessions/${session.id}/progress`, json(session.captureToken, progress)).catch(
        () => undefined,
      );
      await answer?.arrayBuffer();
    },
  };
}
export type Api = ReturnType<typeof makeApi>;

/** `fetch failed` alone carries no cause. */
function reason(error: Error): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  if (error.name === 'TimeoutError') return 'it does not answer';
  return cause?.code === 'ECONNREFUSED' ? 'nothing listens there' : (cause?.message ?? cause?.code ?? error.message);
}
