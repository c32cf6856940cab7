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

/** Keep-alive, as phones and SDKs do: a handshake for each report would measure the handshake. */
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

const challenges = ['turn_left', 'turn_right', 'look_up', 'blink', 'smile', 'move_closer'] as const;

/** What a phone says in one round, with the key by which a viewer recognises it. */
export type Said = (kind: 'fact' | 'progress', key: string, at: number) => void;

/**
 * One capture at a real pace: a step or challenge about every second and a half, and in between liveness progress eight
 * times a second.
 */
export async function capture(
  send: Send,
  target: Target,
  sessionId: string,
  seconds: number,
  said: Said,
): Promise<number> {
  const attempt = randomUUID();
  const until = monotonic() + seconds * 1000;
  let n = 0;
  let refused = 0;
  const report = async (key: string, event: object): Promise<void> => {
    n++;
    const body = { events: [{ id: randomUUID(), attempt, n, at: new Date().toISOString(), ...event }] };
    said('fact', `${attempt}:${key}`, monotonic());
    const status = await send(target, 'POST', `/api/v1/sessions/${sessionId}/events`, body);
    if (status !== 200) refused++;
  };
  await wait(Math.random() * 1500);
  await report('attempt.started:', {
    type: 'attempt.started',
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)',
  });
  await report('step.started:liveness', { type: 'step.started', step: 'liveness' });
  for (let round = 0; monotonic() < until; round++) {
    const challenge = challenges[round % challenges.length]!;
    if (round < challenges.length)
      await report(`challenge.started:${challenge}`, { type: 'challenge.started', challenge });
    for (let i = 0; i < 10 && monotonic() < until; i++) {
      // The fraction makes each report unlike all others: the viewer knows it again.
      const percent = Number((i * 10 + Math.random()).toFixed(9));
      said('progress', `${sessionId}:${percent}`, monotonic());
      const status = await send(target, 'POST', `/api/v1/sessions/${sessionId}/progress`, {
        attempt,
        step: 'liveness',
        challenge,
        percent,
      });
      if (status !== 204) refused++;
      await wait(125);
    }
    if (round < challenges.length) {
      await report(`challenge.finished:${challenge}`, { type: 'challenge.finished', challenge, passed: true });
    }
  }
  return refused;
}
