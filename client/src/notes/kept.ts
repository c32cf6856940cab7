import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/** In localStorage: the copies of notes that this browser holds, and which of them hold words that the server has not. */
const listName = 'vidimus.kept-notes';
/** Milliseconds that a copy is kept which holds nothing of its own: a page that was closed at once leaves one. */
const stale = 24 * 60 * 60 * 1000;

type List = Record<string, { at: number; unsaved: boolean }>;

export interface KeptNote {
  /** This device held words that the server may not have, when the page came. */
  hadUnsaved: boolean;
  /** Resolves when what was kept is in the document; to false when this browser keeps nothing. */
  ready: Promise<boolean>;
  /** Whether words are kept that the server has not. */
  mark(unsaved: boolean): void;
  /** Leaves; with nothing unsaved the copy goes too. */
  close(): void;
}

/** A copy of a note on this device, for its reviewer alone: on a shared computer nobody is given another's words. */
export function keepNote(noteId: string, reviewerId: string, doc: Y.Doc): KeptNote {
  dropStale();
  const name = `vidimus-note-${reviewerId}-${noteId}`;
  const hadUnsaved = readList()[name]?.unsaved ?? false;
  let unsaved = hadUnsaved;
  let store: IndexeddbPersistence | undefined;
  const opened = typeof indexedDB === 'undefined' ? Promise.resolve(false) : canOpen();
  const ready = opened.then(async (can) => {
    if (!can) return false;
    note(name, unsaved);
    store = new IndexeddbPersistence(name, doc);
    await store.whenSynced;
    return true;
  });
  return {
    hadUnsaved,
    ready,
    mark(is) {
      if (is === unsaved) return;
      unsaved = is;
      if (store) note(name, unsaved);
    },
    close() {
      const mine = store;
      if (!mine) return;
      if (unsaved) return void mine.destroy();
      void mine.clearData().then(() => forget(name));
    },
  };
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

function readList(): List {
  try {
    return JSON.parse(localStorage.getItem(listName) ?? '{}') as List;
  } catch {
    return {};
  }
}
function change(fn: (list: List) => void): void {
  const list = readList();
  fn(list);
  localStorage.setItem(listName, JSON.stringify(list));
}
const note = (name: string, unsaved: boolean) =>
  change((list) => {
    list[name] = { at: Date.now(), unsaved };
  });
const forget = (name: string) =>
  change((list) => {
    delete list[name];
  });

function dropStale(): void {
  for (const [name, { at, unsaved }] of Object.entries(readList())) {
    if (unsaved || Date.now() - at < stale) continue;
    indexedDB.deleteDatabase(name);
    forget(name);
  }
}
