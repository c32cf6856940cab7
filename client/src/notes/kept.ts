import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { copyName, dropCopy, dropStaleCopies, noteCopy, unsavedIn } from './kept-list.ts';
import { newId } from './new-id.ts';

/** Whether this device has all of the document: not at all, not yet, or on its disk. */
export type OnDevice = 'no' | 'soon' | 'yes';

export interface KeptNote {
  /** This device held words that the server may not have, when the page came. */
  hadUnsaved: boolean;
  /** Resolves when what was kept is in the document, or this browser is known to keep nothing. */
  ready: Promise<void>;
  /** Whether words are kept that the server has not. */
  mark(unsaved: boolean): void;
  /** Forgets all that is kept here of this note. What is in the document stays in it. */
  discard(): Promise<void>;
  /** Leaves; with nothing unsaved here or in another window the copy goes too. */
  close(): void;
}

/** A copy of a note on this device, for its reviewer alone: on a shared computer nobody is given another's words. */
export function keepNote(
  noteId: string,
  reviewerId: string,
  doc: Y.Doc,
  changed: (onDevice: OnDevice) => void,
): KeptNote {
  const name = copyName(noteId, reviewerId);
  const me = newId();
  const before = unsavedIn(name);
  const lock = hold(name, `${name}#${me}`);
  let unsaved = before.length > 0;
  /** Windows that are gone and whose words we loaded: saved with ours. A window that still stands answers for itself. */
  let heirOf: readonly string[] = [];
  let store: IndexeddbPersistence | undefined;
  let closed = false;

  const open = async (): Promise<void> => {
    await lock.held;
    if (closed || !(await canOpen()) || closed) return;
    const open = await openWindows(name);
    heirOf = before.filter((id) => !open.has(id));
    noteCopy(name, unsaved ? { add: me } : {});
    store = new IndexeddbPersistence(name, doc);
    await store.whenSynced;
    if (!closed) watch(doc, store.db!, changed);
  };
  void dropStaleCopies();
  return {
    hadUnsaved: unsaved,
    ready: open(),
    mark(is) {
      if (is === unsaved) return;
      unsaved = is;
      if (store) noteCopy(name, is ? { add: me } : { remove: [me, ...heirOf] });
    },
    async discard() {
      if (store?.db) await clear(store.db);
      this.mark(false);
    },
    close() {
      closed = true;
      void (store?.destroy() ?? Promise.resolve()).then(async () => {
        lock.release();
        if (!unsaved) await dropCopy(name);
      });
    },
  };
}

/** Shared among the windows that have this copy open; the second is this window's own, for the others to see. */
function hold(name: string, own: string): { held: Promise<unknown>; release: () => void } {
  let release = () => {};
  if (!navigator.locks) return { held: Promise.resolve(), release };
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = [name, own].map(
    (each) =>
      new Promise<void>((resolve) => {
        void navigator.locks.request(each, { mode: 'shared' }, () => {
          resolve();
          return released;
        });
      }),
  );
  return { held: Promise.all(held), release };
}

async function openWindows(name: string): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.flatMap((lock) => (lock.name?.startsWith(`${name}#`) ? lock.name.slice(name.length + 1) : [])));
}

/** Tells when what was written has come to the disk. Of one database, a reader waits for the writers before it. */
function watch(doc: Y.Doc, db: IDBDatabase, changed: (onDevice: OnDevice) => void): void {
  let waiting = 0;
  let failed = false;
  const look = () => {
    waiting++;
    changed('soon');
    const after = db.transaction('updates', 'readonly').objectStore('updates').getKey(0);
    after.onsuccess = () => {
      if (--waiting === 0 && !failed) changed('yes');
    };
  };
  const fail = () => {
    failed = true;
    doc.off('update', look);
    changed('no');
  };
  // The disk is full; the browser took the database away.
  db.addEventListener('abort', fail);
  db.addEventListener('close', fail);
  doc.on('update', look);
  look();
}

/** Emptied and not deleted: another window may have it open, and would stand in the way. */
function clear(db: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = [...db.objectStoreNames];
    const emptying = db.transaction(names, 'readwrite');
    for (const name of names) emptying.objectStore(name).clear();
    emptying.oncomplete = () => resolve();
    emptying.onerror = () => reject(emptying.error);
  });
}

/** A private window may say no only when asked. */
function canOpen(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open('vidimus-probe');
      asked.onerror = () => resolve(false);
      asked.onsuccess = () => {
        asked.result.close();
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}
