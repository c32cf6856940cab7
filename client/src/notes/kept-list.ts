/** In localStorage: the copies of notes in this browser, and the windows whose edits in them the server may lack. */
const listName = 'vidimus.notes-kept';
const prefix = 'vidimus-note';
/** Milliseconds after which a copy without unsaved edits is removed: a window that was killed leaves one. */
const stale = 24 * 60 * 60 * 1000;

interface Copy {
  at: number;
  /** Window ids: a window that reports its edits as saved cannot do so for another. */
  unsaved: string[];
}
type List = Record<string, Copy>;

export const copyName = (noteId: string, reviewerId: string): string => `${prefix}-${reviewerId}-${noteId}`;

function readList(): List {
  try {
    return JSON.parse(localStorage.getItem(listName) ?? '{}') as List;
  } catch {
    return {};
  }
}

/** Windows with edits in this copy that the server may lack. */
export const unsavedIn = (name: string): readonly string[] => readList()[name]?.unsaved ?? [];

export function noteCopy(name: string, now: { add?: string; remove?: readonly string[] }): void {
  const list = readList();
  const unsaved = new Set(list[name]?.unsaved);
  for (const id of now.remove ?? []) unsaved.delete(id);
  if (now.add) unsaved.add(now.add);
  list[name] = { at: Date.now(), unsaved: [...unsaved] };
  write(list);
}

function write(list: List): void {
  try {
    localStorage.setItem(listName, JSON.stringify(list));
  } catch {
    // Storage is full: the copy itself is stored, and is read at the next opening whatever this list says.
  }
}

/** Removes a copy without unsaved edits that is open in no window. */
export async function dropCopy(name: string): Promise<void> {
  await navigator.locks?.request(name, { ifAvailable: true }, (lock) => (lock ? drop(name) : undefined));
}

/** Without Web Locks, as over plain http, other windows cannot be detected: call only when they are known to be gone. */
const dropLeft = (name: string): Promise<void> => (navigator.locks ? dropCopy(name) : drop(name));

async function drop(name: string): Promise<void> {
  if (unsavedIn(name).length > 0) return;
  await deleteDatabase(name);
  const list = readList();
  delete list[name];
  write(list);
}

/** Removes copies that were abandoned long ago. */
export async function dropStaleCopies(now = Date.now()): Promise<void> {
  for (const [name, { at }] of Object.entries(readList())) if (now - at > stale) await dropLeft(name);
}

/** At sign-out: no server data stays on a shared computer. Edits that only this device has wait for their writer. */
export async function dropSavedCopies(): Promise<void> {
  for (const name of Object.keys(readList())) await dropLeft(name);
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = () => resolve();
    asked.onerror = () => resolve();
    // Open in a window: removed when that closes.
    asked.onblocked = () => resolve();
  });
}
