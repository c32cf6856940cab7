import { FileArchive } from 'lucide-solid';
import { createSignal, Show, Suspense } from 'solid-js';
import type { SessionFilter } from '../../../../shared/api/review.ts';
import { tool } from '../../listing/tool.ts';
import { lazyAgain } from '../../ui/behaviour/lazy-again.ts';
import { words } from '../words.ts';

const ZipDialog = lazyAgain(() => import('./zip-dialog.tsx').then((m) => m.ZipDialog));

/** Beside the CSV: the reports of all finished sessions of the filter. `finished`: how many there are, where it is known. */
export function ZipButton(props: { filter: SessionFilter; finished: number | undefined }) {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button type="button" class={tool} data-tip={words.zip.hint} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <FileArchive size={16} stroke-width={1.5} aria-hidden="true" />
        {words.zip.button}
      </button>
      <Show when={open()}>
        <Suspense>
          <ZipDialog filter={props.filter} finished={props.finished} onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  );
}
