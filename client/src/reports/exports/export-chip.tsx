import { FileArchive } from 'lucide-solid';
import { For, Show } from 'solid-js';
import { Popover } from '../../ui/floating/popover.tsx';
import { useReportJobs } from '../report-jobs.ts';
import { words } from '../words.ts';
import { ExportCard } from './export-card.tsx';

const w = words.exports;

/** How far one's exports are, in the top bar: it covers nothing, and is on every page. */
export function ExportChip() {
  const desk = useReportJobs();
  const all = () => desk.exports.all();
  const running = () => all().filter(({ state }) => state === 'running');
  const sum = (of: 'done' | 'total') => running().reduce((total, view) => total + view[of], 0);
  const wording = () => (running().length > 0 ? w.chip({ done: sum('done'), total: sum('total') }) : w.chipReady);
  let list: HTMLUListElement | undefined;
  /** The button that was pressed goes with its export. */
  const refocus = () => {
    const to = all().length > 0 ? list : document.querySelector<HTMLElement>('main');
    to?.focus({ preventScroll: true });
  };
  return (
    <Show when={all().length > 0}>
      <Popover
        label={w.label}
        align="end"
        class="w-80"
        trigger={(attributes) => (
          <button
            type="button"
            {...attributes}
            data-tip={w.label}
            class="num relative inline-flex h-8 shrink-0 items-center gap-1.5 overflow-hidden rounded-md border border-line px-2 text-small font-medium hover:bg-sunk"
          >
            <FileArchive
              size={16}
              stroke-width={1.5}
              aria-hidden="true"
              class={running().length > 0 ? 'text-muted' : 'text-verified'}
            />
            <span class="sr-only">{w.chipName} </span>
            <span class="max-sm:sr-only">{wording()}</span>
            <Show when={running().length > 0}>
              <span
                aria-hidden="true"
                class="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-live transition-transform duration-150 ease-linear rtl:origin-right"
                style={{ transform: `scaleX(${sum('done') / Math.max(1, sum('total'))})` }}
              />
            </Show>
          </button>
        )}
      >
        {() => (
          <ul ref={list} tabindex="-1" class="outline-none max-h-[60dvh] overflow-y-auto px-4" aria-label={w.label}>
            <For each={all().map(({ id }) => id)}>
              {(id) => (
                <Show when={all().find((view) => view.id === id)}>
                  {(view) => <ExportCard view={view()} onGone={refocus} />}
                </Show>
              )}
            </For>
          </ul>
        )}
      </Popover>
    </Show>
  );
}
