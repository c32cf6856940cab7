import { setTimeout as wait } from 'node:timers/promises';
import { BenchEditor } from './notes-client.ts';
import type { NoteServer } from './notes-servers.ts';

const writers = 10;
/** Keys a second of each writer while the note is made: faster than people, slower than what a server takes for a flood. */
const pace = 150;

/** Makes a note of so many updates of ten writers. @returns its length */
export async function writeLongNote(server: NoteServer, n: number, updates: number): Promise<number> {
  const editors = Array.from({ length: writers }, () => new BenchEditor(server.place(n)));
  await Promise.all(editors.map((editor) => editor.synced));
  for (let i = 0; i < updates / writers; i++) {
    for (const editor of editors) {
      const elsewhere = Math.random() < 0.1;
      editor.change((text) => {
        const at = elsewhere ? Math.floor(Math.random() * text.length) : text.length;
        if (at > 0 && Math.random() < 0.08) text.delete(at - 1, 1);
        else text.insert(at, 'e');
      });
    }
    await wait(1_000 / pace);
  }
  const isSame = () => new Set(editors.map((editor) => editor.text.toString())).size === 1;
  for (let i = 0; !isSame() || !editors.every((editor) => editor.isQuiet); i++) {
    if (i === 300) throw new Error(`${server.name}: the long note did not come to rest`);
    await wait(100);
  }
  const { length } = editors[0]!.text;
  for (const editor of editors) editor.close();
  return length;
}

/** Milliseconds until one who comes has all of it. NaN: it is not there. */
export async function join(server: NoteServer, n: number, length: number): Promise<number> {
  const from = performance.now();
  const reader = new BenchEditor(server.place(n));
  try {
    await reader.synced;
    // The reference server says that it is all, and reads it from the disk then.
    while (reader.text.length < length && performance.now() - from < 3_000) await wait(1);
    return reader.text.length === length ? performance.now() - from : Number.NaN;
  } finally {
    reader.close();
  }
}

/** After a restart. What the first of all connections costs a server is not of this note: another one comes before. */
export async function joinCold(server: NoteServer, n: number, length: number, other: number): Promise<number> {
  await server.restart(true);
  const first = new BenchEditor(server.place(other));
  await first.synced;
  const ms = await join(server, n, length);
  first.close();
  return ms;
}
