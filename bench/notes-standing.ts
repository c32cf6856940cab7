import { setTimeout as wait } from 'node:timers/promises';
import { BenchEditor } from './notes-client.ts';
import { collectGarbage, memoryOf } from './notes-process.ts';
import type { NoteServer } from './notes-servers.ts';

/** Bytes of the server for each connection that only stands, on a hundred notes. */
export async function standIdle(server: NoteServer, notes: number[], connections: number): Promise<number> {
  await server.restart();
  const all: BenchEditor[] = [];
  const open = async (n: number) => {
    const editor = new BenchEditor(server.place(n));
    all.push(editor);
    await editor.synced;
  };
  try {
    // Once for each note and back: code that is loaded and compiled by then is not the connections'.
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
  /** Bytes that the server grew by, at most. */
  growth: number;
  /** Of the twenty, those that it let go. */
  dropped: number;
}

/** Characters; they are sent to all from one buffer, so it takes many to fill the memory of a server that keeps them. */
const pasted = 500_000;

/** Twenty stop reading while another pastes and deletes much. */
export async function stopReading(server: NoteServer, n: number, pastes: number): Promise<Stalled> {
  await server.restart();
  const writer = new BenchEditor(server.place(n));
  await writer.synced;
  const readers = Array.from({ length: 20 }, () => new BenchEditor(server.place(n)));
  await Promise.all(readers.map((reader) => reader.synced));
  await collectGarbage(server);
  for (const { socket } of readers) socket.pause();
  const before = memoryOf(server.pid());
  let most = before;
  // The note stays small; what has to be sent of it does not.
  for (let i = 0; i < pastes; i++) {
    writer.change((text) => text.insert(0, `${i}`.padEnd(pasted, 'x')));
    await wait(10);
    writer.change((text) => text.delete(0, pasted));
    await wait(10);
    most = Math.max(most, memoryOf(server.pid()));
  }
  let dropped = 0;
  for (const reader of readers) {
    reader.ended.then((code) => {
      // 1013, or cut while that was still on its way; not our own end.
      if (!isOver && code !== 1000) dropped++;
    });
  }
  let isOver = false;
  for (const { socket } of readers) socket.resume();
  await wait(2_000);
  isOver = true;
  for (const editor of [writer, ...readers]) editor.close();
  return { growth: most - before, dropped };
}
