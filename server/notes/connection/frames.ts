import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { frameTypes, type ServerNotice } from '../../../shared/note/wire.ts';

/** What a client said. */
export type Frame =
  | { type: 'step1'; vector: Uint8Array }
  /** SyncStep2 and update alike: content. `answer`: it answers our SyncStep1. */
  | { type: 'content'; update: Uint8Array; answer: boolean }
  | { type: 'awareness'; states: Uint8Array }
  | { type: 'query' };

/** @throws when the bytes are none of the protocol's */
export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  const frame = readBody(type, decoder);
  if (decoding.hasContent(decoder)) throw new Error('bytes behind the end of a frame');
  return frame;
}

function readBody(type: number, decoder: decoding.Decoder): Frame {
  if (type === frameTypes.awareness) return { type: 'awareness', states: decoding.readVarUint8Array(decoder) };
  if (type === frameTypes.queryAwareness) return { type: 'query' };
  if (type !== frameTypes.sync) throw new Error('a frame of an unknown type');
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === messageYjsSyncStep1) return { type: 'step1', vector: bytes };
  if (step === messageYjsSyncStep2) return { type: 'content', update: bytes, answer: true };
  if (step === messageYjsUpdate) return { type: 'content', update: bytes, answer: false };
  throw new Error('a sync frame of an unknown kind');
}

const syncFrame = (step: number, bytes: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frameTypes.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
};
export const step1Frame = (vector: Uint8Array) => syncFrame(messageYjsSyncStep1, vector);
export const step2Frame = (update: Uint8Array) => syncFrame(messageYjsSyncStep2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(messageYjsUpdate, update);

export function awarenessFrame(states: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frameTypes.awareness);
  encoding.writeVarUint8Array(encoder, states);
  return encoding.toUint8Array(encoder);
}

export function noticeFrame(notice: ServerNotice): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frameTypes.notice);
  encoding.writeVarString(encoder, JSON.stringify(notice));
  return encoding.toUint8Array(encoder);
}
