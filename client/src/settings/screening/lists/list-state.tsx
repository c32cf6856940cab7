import { CircleAlert } from 'lucide-solid';
import { Show } from 'solid-js';
import type { ListView } from '../../../../../shared/api/screening.ts';
import { Failed } from '../../../ui/failed.tsx';
import { Time } from '../../../ui/text/time.tsx';
import { words } from '../words.ts';
import { placeOf } from './place-of.ts';

const w = words.lists;

/** An import under way, and what went wrong. */
export function ListState(props: { list: ListView; wrong: { what: string; error: unknown } | undefined }) {
  return (
    <>
      <Show when={props.list.importing}>
        {(importing) => (
          <p class="num flex items-center gap-2 rounded-md bg-live/10 px-3 py-2 text-live">
            <span
              aria-hidden="true"
              class="size-2 shrink-0 animate-[breathe_1.4s_ease-in-out_infinite] rounded-full bg-live"
            />
            {w.importing({ entries: importing().entries })}
          </p>
        )}
      </Show>
      <Show when={!props.list.current && !props.list.importing}>
        <p class="text-muted">{w.never}</p>
      </Show>
      <Show when={!props.list.importing && props.list.failure}>
        {(failure) => (
          <div class="flex gap-2 rounded-md bg-rejected/10 p-3">
            <CircleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-rejected" aria-hidden="true" />
            <div class="min-w-0">
              <p>
                <span class="font-medium text-rejected">{w.failure}</span>, <Time at={failure().at} ago />
              </p>
              <p class="wrap-anywhere">
                <Show when={failure().file}>{(file) => <>{placeOf(file(), failure().line)}: </>}</Show>
                {failure().detail}
              </p>
              <Show when={props.list.current}>
                <p class="text-muted">{w.servesOn}</p>
              </Show>
            </div>
          </div>
        )}
      </Show>
      <Show when={props.wrong}>{(now) => <Failed what={now().what} error={now().error} />}</Show>
    </>
  );
}
