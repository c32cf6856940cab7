import type * as Y from 'yjs';
import { newId } from '../session-model/new-id.ts';
import type { OnDevice } from '../session-model/note.ts';
import { type DeviceStore, openDeviceStore } from './connection/device-store.ts';
import { copyName, dropCopy, dropStaleCopies, noteCopy, unsavedIn } from './kept-list.ts';

export interface StoredNote {
  /**
   * Resolves when the stored copy is loaded into the document, or storage turned out unavailable. `hadUnsaved`: the copy may have
   * edits that the server lacks.
   */
  ready: Promise<{ hadUnsaved: boolean }>;
  /** Records whether the copy has edits that the server lacks. */
  mark(unsaved: boolean): void;
  /** Deletes the stored copy of this note. The document's content is unchanged. */
  discard(): Promise<void>;
  /** Closes it; without unsaved edits here or in another window the copy is removed too. */
  close(): void;
}

/** A copy of a note on this device, per reviewer: on a shared computer, reviewers do not get each other's edits. */
export function keepNote(
  noteId: string,
  reviewerId: string,
  doc: Y.Doc,
  changed: (onDevice: OnDevice) => void,
): StoredNote {
  const name = copyName(noteId, reviewerId);
  const me = newId();
  const lock = hold(name, `${name}#${me}`);
  let unsaved = false;
  /** Closed windows whose edits we loaded: saved with ours. An open window is responsible for its own. */
  let heirOf: readonly string[] = [];
  let store: DeviceStore | undefined;
  let closed = false;

  const open = async (): Promise<{ hadUnsaved: boolean }> => {
    await lock.held;
    if (closed) return { hadUnsaved: false };
    noteCopy(name, {});
    store = await openDeviceStore(name, doc, changed);
    if (!store) return { hadUnsaved: false };
    // Order matters: a window that records edits and dies in between is then found among the closed ones.
    const windows = await openWindows(name);
    const before = unsavedIn(name);
    heirOf = before.filter((id) => !windows.has(id));
    unsaved = before.length > 0;
    if (unsaved) noteCopy(name, { add: me });
    return { hadUnsaved: unsaved };
  };
  const ready = open();
  void dropStaleCopies();
  const mark = (is: boolean) => {
    if (is === unsaved) return;
    unsaved = is;
    if (store) noteCopy(name, is ? { add: me } : { remove: [me, ...heirOf] });
  };
  return {
    ready,
    mark,
    async discard() {
      await store?.clear();
      mark(false);
    },
    close() {
      closed = true;
      void ready.then(async () => {
        await store?.close();
        lock.release();
        if (!unsaved) await dropCopy(name);
      });
    },
  };
}

/**
 * One lock is shared by the windows that have this copy open; the second is exclusive to this window, for others to detect it.
 */
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
