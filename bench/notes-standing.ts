import { setTimeout as wait } from 'node:timers/promises';
import { BenchEditor } from './notes-client.ts';
import { collectGarbage, memoryOf } from './notes-process.ts';
import type { NoteServer } from './notes-servers.ts';

/** Server memory in bytes for each idle connection, spread over a hundred notes. */
export async function standIdle(server: NoteServer, notes: number[], connections: number): Promise<number> {
  await server.restart();
  const all: BenchEditor[] = [];
  const open = async (n: number) => {
    const editor = new BenchEditor(server.place(n));
    all.push(editor);
    await editor.synced;
  };
  try {
    // Once for each note and back, so that code loaded and compiled on first use is not attributed to the connections.
    for (const n of notes) await open(n);
    for (const editor of all.splice(0)) editor.close();
    await wait(2_500);
    await collectGarbage(server);
    const before = memoryOf(server.pid());
    for (let i = 0; i < connections; i++) await open(notes[i % notes.length]!);
    await wait(1_000);
    await collectGarbage(server);
    return (memoryOf(server.pid()) - before) / connections;
  } finally {
    for (const editor of all) editor.close();
  }
}

export interface Stalled {
  /** Peak growth of server memory, in bytes. */
  growth: number;
  /** Number of the twenty that the server disconnected. */
  dropped: number;
}

/** Characters of the requested note. */
const pasted = 1_000_000;

/** Twenty clients stop reading, and keep requesting the whole of a long note. */
export async function stopReading(server: NoteServer, n: number, asks: number): Promise<Stalled> {
  await server.restart();
  const writer = new BenchEditor(server.place(n));
  await writer.synced;
  writer.change((text) => text.insert(0, 'x'.repeat(pasted)));
  const readers = Array.from({ length: 20 }, () => new BenchEditor(server.place(n)));
  await Promise.all(readers.map((reader) => reader.synced));
  await collectGarbage(server);
  let isOver = false;
  let dropped = 0;
  for (const reader of readers) {
    reader.socket.pause();
    reader.ended.then((code) => {
      // 1013, or cut while that was still in flight; not a close from our side.
      if (!isOver && code !== 1000) dropped++;
    });
  }
  const before = memoryOf(server.pid());
  let most = before;
  for (let i = 0; i < asks; i++) {
    for (const reader of readers) reader.ask();
    await wait(200);
    most = Math.max(most, memoryOf(server.pid()));
  }
  for (const { socket } of readers) socket.resume();
  await wait(2_000);
  isOver = true;
  for (const editor of [writer, ...readers]) editor.close();
  return { growth: most - before, dropped };
}
