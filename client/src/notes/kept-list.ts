/** In localStorage: the copies of notes in this browser, and which windows put words into them that the server has not. */
const listName = 'vidimus.notes-kept';
const prefix = 'vidimus-note';
/** Milliseconds that a copy is kept which holds nothing of its own: a window that was closed at once leaves one. */
const stale = 24 * 60 * 60 * 1000;

interface Copy {
  at: number;
  /** Windows by their ids: one that says its words are saved cannot say so for another. */
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

/** Windows with words in this copy that the server may not have. */
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
    // A full store: the copy itself is there, and is read at the next opening whatever this list says.
  }
}

/** Removes a copy that holds nothing of its own and is open in no window. */
export async function dropCopy(name: string): Promise<void> {
  await navigator.locks?.request(name, { ifAvailable: true }, (lock) => (lock ? drop(name) : undefined));
}

/** Without locks, as over plain http, nobody knows of the other windows: for when they are known to be gone. */
const dropLeft = (name: string): Promise<void> => (navigator.locks ? dropCopy(name) : drop(name));

async function drop(name: string): Promise<void> {
  if (unsavedIn(name).length > 0) return;
  await deleteDatabase(name);
  const list = readList();
  delete list[name];
  write(list);
}

/** Removes what has been left behind for long. */
export async function dropStaleCopies(now = Date.now()): Promise<void> {
  for (const [name, { at }] of Object.entries(readList())) if (now - at > stale) await dropLeft(name);
}

/** At signing out: nothing of the server's stays on a shared computer. What only this device has waits for its writer. */
export async function dropSavedCopies(): Promise<void> {
  for (const name of Object.keys(readList())) await dropLeft(name);
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = () => resolve();
    asked.onerror = () => resolve();
    // A window still has it open: gone as soon as that closes.
    asked.onblocked = () => resolve();
  });
}
