import { setTimeout as wait } from 'node:timers/promises';
import { BenchEditor, Departures } from './notes-client.ts';
import { cpuOf } from './notes-process.ts';
import type { NoteServer } from './notes-servers.ts';

export interface Load {
  name: string;
  notes: number;
  editors: number;
  /** Keys of each editor, in the mean: people type in bursts and think between them. */
  perSecond: number;
}

export interface Typed {
  latencies: number[];
  saves: number[];
  /** Edits times those who had to see them; that all did is looked at. */
  delivered: number;
  /** Seconds of processor time of the server. */
  cpu: number;
}

/** Milliseconds between two keys of a burst, and how many keys it has. */
const burst = { least: 90, most: 220, keys: 12 };
const between = (a: number, b: number) => a + Math.random() * (b - a);

/** Everybody types for a while. @throws unless all read the same in the end */
export async function typeTogether(server: NoteServer, load: Load, notes: number[], seconds: number): Promise<Typed> {
  const departures = new Departures();
  const groups = notes.map((n) =>
    Array.from({ length: load.editors }, () => new BenchEditor(server.place(n), departures)),
  );
  const all = groups.flat();
  try {
    await Promise.all(all.map((editor) => editor.synced));
    await wait(1_000);
    for (const editor of all) editor.measuring = true;
    const cpu = cpuOf(server.pid());
    const stops = all.map((editor) => type(editor, load.perSecond));
    await wait(seconds * 1_000);
    for (const stop of stops) stop();
    await agree(server, groups);
    const used = cpuOf(server.pid()) - cpu;
    return {
      latencies: all.flatMap((editor) => editor.latencies),
      saves: all.flatMap((editor) => editor.saves),
      delivered: all.reduce((sum, editor) => sum + editor.edits, 0) * (load.editors - 1),
      cpu: used,
    };
  } finally {
    for (const editor of all) editor.close();
  }
}

/** Types as a person does: words at one place, now and then a letter back, then a pause and another place. @returns stops it */
export function type(editor: BenchEditor, perSecond: number): () => void {
  let timer: NodeJS.Timeout;
  let caret = 0;
  let left = 0;
  const mean = (burst.least + burst.most) / 2;
  const pause = burst.keys * (1_000 / perSecond - mean);
  const key = () => {
    editor.change((text) => {
      caret = Math.min(caret, text.length);
      if (caret > 0 && Math.random() < 0.08) text.delete(--caret, 1);
      else text.insert(caret++, Math.random() < 0.17 ? ' ' : String.fromCharCode(97 + Math.floor(between(0, 26))));
    });
    if (--left > 0) {
      timer = setTimeout(key, between(burst.least, burst.most));
      return;
    }
    timer = setTimeout(begin, between(0.5, 1.5) * pause);
  };
  const begin = () => {
    left = burst.keys;
    // As a rule on at the end; now and then into what is there.
    caret = Math.random() < 0.6 ? editor.text.length : Math.floor(Math.random() * (editor.text.length + 1));
    key();
  };
  // As if it had gone on for long: most think, some are in the middle of a word.
  timer = setTimeout(begin, Math.random() * (burst.keys / perSecond) * 1_000);
  return () => clearTimeout(timer);
}

async function agree(server: NoteServer, groups: BenchEditor[][]): Promise<void> {
  const isSame = (group: BenchEditor[]) => new Set(group.map((editor) => editor.text.toString())).size === 1;
  for (let i = 0; !groups.every(isSame); i++) {
    if (i === 100) throw new Error(`${server.name}: not all editors of a note read the same`);
    await wait(100);
  }
}
