import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { frameTypes, type ServerNotice } from '../../../shared/note/wire.ts';
import { noteText } from './note-text.ts';

/** An editor's page: a document kept in step over one socket, which never comes back by itself. */
export function openNotePage(
  url: string,
  noteId: string,
  loginId: string,
  options: { doc?: Y.Doc; headers?: Record<string, string>; notices?: boolean } = {},
) {
  const { doc = new Y.Doc(), headers = {}, notices = true } = options;
  const awareness = new Awareness(doc);
  const socket = new WebSocket(`${url}/notes/${noteId}?login=${loginId}${notices ? '&notices=1' : ''}`, { headers });
  const heard: ServerNotice[] = [];
  let sent = 0;
  let synced = false;
  const send = (bytes: Uint8Array): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
  };
  const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    return encoding.toUint8Array(encoder);
  };
  const ended = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  const refused = new Promise<number>((resolve) => {
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
  });
  socket.on('error', () => {});
  const sayWhere = (ids: number[]): void =>
    send(frame(frameTypes.awareness, (e) => encoding.writeVarUint8Array(e, encodeAwarenessUpdate(awareness, ids))));
  socket.on('open', () => {
    send(frame(frameTypes.sync, (e) => writeSyncStep1(e, doc)));
    sayWhere([doc.clientID]);
  });
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === frameTypes.notice) {
      heard.push(JSON.parse(decoding.readVarString(decoder)) as ServerNotice);
    } else if (type === frameTypes.awareness) {
      applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), socket);
    } else if (type === frameTypes.sync) {
      let step = -1;
      const answer = frame(frameTypes.sync, (e) => {
        step = readSyncMessage(decoder, e, doc, socket);
      });
      if (step === 1) synced = true;
      if (step !== 0) return;
      sent++;
      send(answer);
    }
  });
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === socket || socket.readyState !== WebSocket.OPEN) return;
    sent++;
    send(frame(frameTypes.sync, (e) => writeUpdate(e, update)));
  });
  awareness.on('update', (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
    if (origin === socket) return;
    sayWhere([...change.added, ...change.updated, ...change.removed]);
  });

  const text = noteText(doc);
  return {
    doc,
    awareness,
    socket,
    heard,
    ended,
    refused,
    send,
    frame,
    text,
    isSynced: () => synced,
    /** Frames with content that were sent, and how many of them are told to be on the disk. */
    sent: () => sent,
    saved: () => heard.reduce((n, notice) => (notice.type === 'saved' ? Math.max(n, notice.count) : n), 0),
    isSaved: () => synced && heard.some((t) => t.type === 'saved' && t.count === sent),
    write: (words: string) => text.insert(text.length, words),
    says: () => text.toString(),
    writers: () =>
      Object.assign({}, ...heard.map((t) => (t.type === 'writers' ? t.writers : {}))) as Record<string, string>,
    close(): void {
      awareness.destroy();
      socket.terminate();
    },
  };
}
