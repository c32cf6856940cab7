import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { iphone, type Step } from '../server/testing/phone.ts';
import type { BatchReceipt, CaptureEvent, SessionCreated, SessionStatus } from '../shared/api/ingest.ts';
import type { PhotoKind } from '../shared/document/media.ts';

/**
 * A phone that uses the public ingest API with its capture token, one attempt after another, and the engine beside it, which
 * asserts results with the API key.
 */
export class Capture {
  readonly id: string;
  readonly #url: string;
  readonly #token: string;
  readonly #key: string;
  #attempt = '';
  #n = { phone: 0, engine: 0 };
  #kinds = new Set<PhotoKind>();

  private constructor(url: string, key: string, created: SessionCreated) {
    this.#key = key;
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
    return new Capture(url, key, (await answer.json()) as SessionCreated);
  }

  /** A new attempt, without events. */
  begin(): void {
    this.#attempt = randomUUID();
    this.#n = { phone: 0, engine: 0 };
    this.#kinds.clear();
  }

  async startAttempt(): Promise<void> {
    this.begin();
    await this.report({ type: 'attempt.started' });
  }

  /** Each side sends its own events; a completed attempt has the photos that it needs, and both send its end. */
  async report(...steps: Step[]): Promise<BatchReceipt> {
    const isOfEngine = ({ type }: Step) => type === 'document.read' || type === 'result.reported';
    const end = steps.find((step) => step.type === 'attempt.finished' && step.outcome === 'completed');
    const ofPhone = steps.filter((step) => !isOfEngine(step) && step !== end);
    const ofEngine = steps.filter(isOfEngine);
    let receipt: BatchReceipt | undefined;
    if (ofPhone.length > 0) receipt = await this.send('phone', ofPhone);
    if (end) {
      if (!this.#kinds.has('document_front')) await this.photo('document_front', '#6b8e9f');
      if (!this.#kinds.has('selfie')) await this.photo('selfie', '#9f8e6b');
      receipt = await this.send('phone', [end]);
    }
    if (end || ofEngine.length > 0) receipt = await this.send('engine', end ? [...ofEngine, end] : ofEngine);
    return receipt!;
  }

  /** One of the two senders only, whatever the kind of event. */
  async send(by: 'phone' | 'engine', steps: Step[]): Promise<BatchReceipt> {
    const events = steps.map((step) => ({ ...this.#next(by), ...step }) as CaptureEvent);
    const token = by === 'engine' ? this.#key : this.#token;
    return (await this.#ask('POST', '/events', JSON.stringify({ events }), 'application/json', token)).json();
  }

  async photo(kind: PhotoKind, background: string): Promise<void> {
    const size = kind.startsWith('document') ? { width: 640, height: 404 } : { width: 512, height: 512 };
    const bytes = await sharp({ create: { ...size, channels: 3, background } })
      .jpeg()
      .toBuffer();
    this.#kinds.add(kind);
    const { id, attempt, n, at } = this.#next('phone');
    const query = new URLSearchParams({ attempt, n: String(n), at, kind });
    await this.#ask('PUT', `/photos/${id}?${query}`, new Uint8Array(bytes), 'image/jpeg');
  }

  /** The session as the phone reads it. */
  async status(): Promise<SessionStatus> {
    const answer = await fetch(this.#url, { headers: { authorization: `Bearer ${this.#token}` } });
    return (await answer.json()) as SessionStatus;
  }

  async progress(percent: number): Promise<void> {
    const body = { attempt: this.#attempt, step: 'liveness', challenge: 'turn_left', percent };
    await this.#ask('POST', '/progress', JSON.stringify(body), 'application/json');
  }

  #next(by: 'phone' | 'engine') {
    this.#n[by]++;
    return { id: randomUUID(), attempt: this.#attempt, n: this.#n[by], at: new Date().toISOString() };
  }

  async #ask(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    type: string,
    token = this.#token,
  ): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'user-agent': iphone };
    const answer = await fetch(this.#url + path, { method, headers, body });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
