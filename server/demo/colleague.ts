import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import type { NoteOpened } from '../../shared/api/notes.ts';
import type { SessionAnswer, SessionPage, SessionQuery } from '../../shared/api/review.ts';
import { frameTypes, type ServerNotice } from '../../shared/note/wire.ts';

export interface Colleague {
  list(query: SessionQuery): Promise<SessionPage>;
  session(id: string): Promise<SessionAnswer>;
  /** Any other request that a page may make. @throws on an error response */
  ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T>;
  /** Sends a multipart form with files. @throws on an error response */
  send<T>(path: string, form: FormData): Promise<T>;
  /** Sends raw bytes. @throws on an error response */
  put(path: string, type: string, bytes: Uint8Array): Promise<void>;
  /** Writes into the session's note, and disconnects when the server has persisted it. */
  write(sessionId: string, change: (doc: Y.Doc) => void): Promise<void>;
}

/** Milliseconds for opening, writing and persisting a note. */
const timeoutMs = 30_000;

/** Signs in as a user of the company, through the same API as people. @throws on an error response */
export async function signIn(url: string, email: string, password: string, signal: AbortSignal): Promise<Colleague> {
  const call = async (method: string, path: string, more: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(new URL(path, url), { ...more, method, signal });
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}`);
    return answer;
  };
  const signedIn = await call('POST', '/api/auth/sign-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const get = async <T>(method: string, path: string): Promise<T> =>
    (await call(method, path, { headers: { cookie } })).json() as Promise<T>;
  const ask: Colleague['ask'] = async (method, path, body) =>
    (
      await call(method, path, {
        headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      })
    ).json();
  return {
    list: (query) => ask('POST', '/api/sessions/search', query),
    session: (id) => get('GET', `/api/sessions/${id}`),
    ask,
    send: async (path, body) => (await call('POST', path, { headers: { cookie }, body })).json(),
    put: async (path, type, bytes) => {
      await call('PUT', path, { headers: { cookie, 'content-type': type }, body: new Uint8Array(bytes) });
    },
    async write(sessionId, change) {
      const { noteId } = await get<NoteOpened>('PUT', `/api/sessions/${sessionId}/note`);
      const address = new URL(`/notes/${noteId}?notices=1`, url);
      address.protocol = address.protocol.replace('http', 'ws');
      const socket = new WebSocket(address, { headers: { cookie } });
      await new Promise<void>((resolve, reject) => {
        const give = () => reject(new Error('a note was not written in time'));
        const late = setTimeout(give, timeoutMs);
        signal.addEventListener('abort', give, { once: true });
        socket.once('error', reject);
        socket.once('close', (code) => reject(new Error(`a note was closed with ${code}`)));
        writeOn(socket, change, () => resolve());
        socket.once('close', () => clearTimeout(late));
      }).finally(() => socket.close());
    },
  };
}

/** One exchange of the standard protocol: sync the document, send the change, wait for its `saved`. */
function writeOn(socket: WebSocket, change: (doc: Y.Doc) => void, saved: () => void): void {
  const doc = new Y.Doc();
  let sent = 0;
  let written = false;
  const send = (write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, frameTypes.sync);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  };
  socket.once('open', () => send((encoder) => writeSyncStep1(encoder, doc)));
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === frameTypes.notice) {
      const notice = JSON.parse(decoding.readVarString(decoder)) as ServerNotice;
      if (written && notice.type === 'saved' && notice.count === sent) saved();
    } else if (type === frameTypes.sync) {
      const answer = encoding.createEncoder();
      encoding.writeVarUint(answer, frameTypes.sync);
      const step = readSyncMessage(decoder, answer, doc, socket);
      if (step === 0) {
        sent++;
        socket.send(encoding.toUint8Array(answer));
      } else if (step === 1 && !written) {
        written = true;
        const before = Y.encodeStateVector(doc);
        change(doc);
        sent++;
        send((encoder) => writeUpdate(encoder, Y.encodeStateAsUpdate(doc, before)));
      }
    }
  });
}
