import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds on a clock that all processes of this machine share. */
export const monotonic = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

/** Where a phone's request goes, and how long what is awaited of it takes to be seen. */
export interface Target {
  url: string;
  headers: Record<string, string>;
}

export type Send = (target: Target, method: string, path: string, body: unknown) => Promise<number>;

/** Keep-alive, as phones and SDKs do: a handshake for each event would measure the handshake. */
export function makeSend(sockets: number): Send {
  const agent = new http.Agent({ keepAlive: true, maxSockets: sockets });
  return (target, method, path, body) =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(JSON.stringify(body));
      const request = http.request(
        target.url + path,
        {
          method,
          agent,
          headers: { ...target.headers, 'content-type': 'application/json', 'content-length': bytes.length },
        },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode ?? 0));
        },
      );
      request.once('error', reject);
      request.end(bytes);
    });
}

/** What a phone says, with the key by which a viewer knows it again. */
export type Wording = (kind: 'fact' | 'progress', key: string, at: number) => void;

type Beat = { after: number; event: Record<string, unknown> } | { liveness: (typeof challenges)[number] };
const challenges = ['turn_left', 'smile', 'turn_right'] as const;

/** One verification as people take it, in seconds between the events of a phone: about 50 in all, 14 of them liveness. */
const script: Beat[] = [
  { after: 0, event: { type: 'attempt.started', userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)' } },
  { after: 0.5, event: { type: 'step.started', step: 'consent' } },
  { after: 4, event: { type: 'step.finished', step: 'consent', outcome: 'done' } },
  { after: 1, event: { type: 'document.chosen', documentType: 'id_card' } },
  { after: 0.2, event: { type: 'step.started', step: 'document_front' } },
  { after: 8, event: { type: 'step.finished', step: 'document_front', outcome: 'done' } },
  { after: 0.5, event: { type: 'step.started', step: 'document_back' } },
  { after: 7, event: { type: 'step.finished', step: 'document_back', outcome: 'done' } },
  { after: 0.5, event: { type: 'step.started', step: 'selfie' } },
  { after: 5, event: { type: 'step.finished', step: 'selfie', outcome: 'done' } },
  { after: 0.5, event: { type: 'step.started', step: 'liveness' } },
  ...challenges.map((liveness) => ({ liveness })),
  { after: 0.5, event: { type: 'step.finished', step: 'liveness', outcome: 'done' } },
  { after: 0.5, event: { type: 'step.started', step: 'processing' } },
  { after: 4, event: { type: 'document.read', fields: { firstName: 'Nino', lastName: 'Beridze' } } },
  { after: 0.5, event: { type: 'result.reported', livenessPassed: true, faceLevel: 6 } },
];
/** Progress events of one challenge, and milliseconds between them: eight a second. */
const ticks = { count: 36, every: 125 };

/**
 * One phone. It begins somewhere in the script, as phones at any moment are anywhere, and goes round in it, each time as
 * a new attempt. `pace` 2 does all of it in half the time.
 * @returns requests that were refused
 */
export async function capture(
  send: Send,
  target: Target,
  sessionId: string,
  pace: number,
  until: number,
  wording: Wording,
): Promise<number> {
  let attempt = randomUUID();
  let n = 0;
  let refused = 0;
  const isOver = () => monotonic() >= until;
  const rest = (ms: number) => wait(Math.max(0, Math.min(ms / pace, until - monotonic())));

  async function sendEvent(event: Record<string, unknown>): Promise<void> {
    n++;
    const body = { events: [{ id: randomUUID(), attempt, n, at: new Date().toISOString(), ...event }] };
    wording('fact', `${attempt}:${event.type}:${event.step ?? event.challenge ?? ''}`, monotonic());
    if ((await send(target, 'POST', `/api/v1/sessions/${sessionId}/events`, body)) !== 200) refused++;
  }
  async function show(challenge: string, percent: number): Promise<void> {
    wording('progress', `${sessionId}:${percent}`, monotonic());
    const body = { attempt, step: 'liveness', challenge, percent };
    if ((await send(target, 'POST', `/api/v1/sessions/${sessionId}/progress`, body)) !== 204) refused++;
  }

  let at = Math.floor(Math.random() * script.length);
  await rest(Math.random() * 2_000);
  while (!isOver()) {
    const beat = script[at % script.length]!;
    if ('liveness' in beat) {
      await sendEvent({ type: 'challenge.started', challenge: beat.liveness });
      for (let i = 0; i < ticks.count && !isOver(); i++) {
        // The fraction makes each event unlike all others: a viewer knows it again.
        await show(beat.liveness, Number(((i / ticks.count) * 99 + Math.random()).toFixed(9)));
        await rest(ticks.every);
      }
      await sendEvent({ type: 'challenge.finished', challenge: beat.liveness, passed: true });
    } else {
      await rest(beat.after * 1_000 * (0.5 + Math.random()));
      if (!isOver()) await sendEvent(beat.event);
    }
    at++;
    if (at % script.length === 0) {
      attempt = randomUUID();
      n = 0;
    }
  }
  return refused;
}
