import type { Context } from '../../../context.ts';
import type { Every } from '../../../log/follow.ts';
import { keepPassing } from '../../../log/keep-passing.ts';
import { importEmbedded } from '../import/embedded.ts';
import { importFolder } from '../import/folder.ts';
import { DueLists } from './fetch-list.ts';

/** Milliseconds between polls for lists that are due. */
const lookEveryMs = 60_000;
/** Polls between scans of the folder: detecting changes requires reading its files whole. */
const folderEvery = 15;

/** Keeps lists up to date. The first poll runs immediately, concurrently with the server's start. */
export function keepLists(ctx: Context, repeat?: Every): { stop(): Promise<void> } {
  const { embeddedLists, listsDir } = ctx.config;
  let looks = 0;
  const stopping = new AbortController();
  const { signal } = stopping;
  const due = new DueLists(ctx, { signal });
  const look = async (): Promise<void> => {
    if (looks === 0 && embeddedLists) await importEmbedded(ctx, signal);
    if (!signal.aborted && listsDir && looks % folderEvery === 0) await importFolder(ctx, listsDir, signal);
    looks += 1;
    if (!signal.aborted) await due.look();
  };
  const failure = 'the lists could not be updated; the next pass tries again';
  const passing = keepPassing(ctx, look, { everyMs: lookEveryMs, failure, isAtOnce: true }, repeat);
  return {
    async stop() {
      stopping.abort();
      await passing.stop();
      await due.done();
    },
  };
}
