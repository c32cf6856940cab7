import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { OnDevice } from '../../session-model/note.ts';

export interface DeviceStore {
  /** Deletes the stored copy; the document's content is unchanged. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds for the browser to open and read a database; the note does not wait longer. */
const timeoutMs = 3_000;

/** Stores a document in this browser. @returns undefined when storage is unavailable or does not respond */
export async function openDeviceStore(
  name: string,
  doc: Y.Doc,
  changed: (onDevice: OnDevice) => void,
): Promise<DeviceStore | undefined> {
  if (!(await canOpen())) return undefined;
  let failed = false;
  const fail = () => {
    if (failed) return;
    failed = true;
    doc.off('update', look);
    store.destroy().catch(() => {});
    changed('no');
  };
  const store = new CarefulPersistence(name, doc, fail);
  let waiting = 0;
  /** Within one database, a read waits for earlier writes: once it has read, they are on disk. */
  const look = () => {
    waiting++;
    changed('soon');
    try {
      const read = store.db!.transaction('updates', 'readonly').objectStore('updates').getKey(0);
      read.onsuccess = () => {
        if (--waiting === 0 && !failed) changed('yes');
      };
    } catch {
      fail();
    }
  };
  if (!(await isOpen(store))) {
    fail();
    return undefined;
  }
  const db = store.db!;
  // Disk full; database removed by the browser; or another window wants to delete or upgrade it.
  for (const end of ['abort', 'close', 'versionchange']) db.addEventListener(end, fail);
  doc.on('update', look);
  look();
  return {
    clear: () => empty(db),
    async close() {
      doc.off('update', look);
      await store.destroy().catch(() => {});
    },
  };
}

/**
 * Once the browser has closed its database, y-indexeddb throws into the code that changes the document, and later update
 * listeners, such as the server connection, miss the change.
 */
class CarefulPersistence extends IndexeddbPersistence {
  constructor(name: string, doc: Y.Doc, failed: () => void) {
    super(name, doc);
    const write = this._storeUpdate;
    doc.off('update', write);
    this._storeUpdate = (update, origin) => {
      try {
        write(update, origin);
      } catch {
        failed();
      }
    };
    doc.on('update', this._storeUpdate);
  }
}

function isOpen(store: IndexeddbPersistence): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), timeoutMs);
    const say = (is: boolean) => {
      clearTimeout(late);
      resolve(is);
    };
    void store.whenSynced.then(() => say(true));
    // The probe worked, but this database does not open.
    store._db.catch(() => say(false));
  });
}

/** Cleared, not deleted: another window may have it open, and would block the deletion. */
function empty(db: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = [...db.objectStoreNames];
    const emptying = db.transaction(names, 'readwrite');
    for (const name of names) emptying.objectStore(name).clear();
    emptying.oncomplete = () => resolve();
    emptying.onabort = () => reject(emptying.error);
  });
}

/** A private window may fail only on use. */
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
