import * as decoding from 'lib0/decoding';
import type { Page } from 'playwright-core';
import { messageYjsSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { bodyName } from '../shared/note/document.ts';
import { frameTypes } from '../shared/note/wire.ts';

/** What has come to a page over its note's line, whether the page shows it yet or not. To be called before the note is opened. */
export function receivedBy(page: Page): () => string[] {
  const doc = new Y.Doc();
  const take = (bytes: Uint8Array) => {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== frameTypes.sync) return;
    if (decoding.readVarUint(decoder) === messageYjsSyncStep1) return;
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  };
  page.on('websocket', (socket) => {
    if (!new URL(socket.url()).pathname.startsWith('/notes/')) return;
    const hear = ({ payload }: { payload: string | Buffer }) => typeof payload !== 'string' && take(payload);
    socket.on('framereceived', hear).on('framesent', hear);
  });
  return () =>
    doc
      .getXmlFragment(bodyName)
      .toArray()
      .map((block) => block.toString().replace(/<[^>]*>/g, ''));
}
