import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { iphone, type Step } from '../server/testing/phone.ts';
import type { BatchReceipt, CaptureEvent, SessionCreated, SessionStatus } from '../shared/api/ingest.ts';
import type { PhotoKind } from '../shared/media.ts';

/** A phone that speaks the public ingest API, one attempt after another. */
export class Capture {
  readonly id: string;
  readonly #url: string;
  readonly #token: string;
  #attempt = '';
  #n = 0;

  private constructor(url: string, created: SessionCreated) {
    this.#url = `${url}/api/v1/sessions/${created.id}`;
    this.#token = created.captureToken;
    this.id = created.id;
  }

  static async begin(
    url: string,
    key: string,
    body: object = { extra: { phone: '+995 555 010203' } },
  ): Promise<Capture> {
    const answer = await fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`create: ${answer.status} ${await answer.text()}`);
    return new Capture(url, (await answer.json()) as SessionCreated);
  }

  async startAttempt(): Promise<void> {
    this.#attempt = randomUUID();
    this.#n = 0;
    await this.report({ type: 'attempt.started', userAgent: iphone });
  }

  async report(...steps: Step[]): Promise<BatchReceipt> {
    const events = steps.map((step) => ({ ...this.#next(), ...step }) as CaptureEvent);
    return (await this.#ask('POST', '/events', JSON.stringify({ events }), 'application/json')).json();
  }

  async photo(kind: PhotoKind, background: string): Promise<void> {
    const size = kind.startsWith('document') ? { width: 640, height: 404 } : { width: 512, height: 512 };
    const bytes = await sharp({ create: { ...size, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const { id, attempt, n, at } = this.#next();
    const query = new URLSearchParams({ attempt, n: String(n), at, kind });
    await this.#ask('PUT', `/photos/${id}?${query}`, new Uint8Array(bytes), 'image/jpeg');
  }

  /** What the phone reads of its session. */
  async status(): Promise<SessionStatus> {
    const answer = await fetch(this.#url, { headers: { authorization: `Bearer ${this.#token}` } });
    return (await answer.json()) as SessionStatus;
  }

  async progress(percent: number): Promise<void> {
    const body = { attempt: this.#attempt, step: 'liveness', challenge: 'turn_left', percent };
    await this.#ask('POST', '/progress', JSON.stringify(body), 'application/json');
  }

  #next() {
    this.#n++;
    return { id: randomUUID(), attempt: this.#attempt, n: this.#n, at: new Date().toISOString() };
  }

  async #ask(method: string, path: string, body: string | Uint8Array<ArrayBuffer>, type: string): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': type };
    const answer = await fetch(this.#url + path, { method, headers, body });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
