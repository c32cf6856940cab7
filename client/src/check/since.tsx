import { CircleCheck, Eraser, History } from 'lucide-solid';
import { For, Match, Show, Switch } from 'solid-js';
import type { SessionSince } from '../../../shared/api/dossiers.ts';
import { Time } from '../ui/time.tsx';
import { words } from './words.ts';

const w = words.since;
/** More than these are only many. */
const most = 8;
const icon = { size: 16, 'stroke-width': 1.75, 'aria-hidden': 'true' } as const;

/** The session behind the report, now. */
export function Since(props: { since: SessionSince; company: string }) {
  const changed = () => (props.since.is === 'changed' ? props.since : undefined);
  const newest = () => changed()?.changes.toReversed() ?? [];
  return (
    <div class="flex gap-2 rounded-md border border-line p-3">
      <h3 class="sr-only">{w.label}</h3>
      <Switch>
        <Match when={props.since.is === 'unchanged'}>
          <CircleCheck {...icon} class="mt-0.5 shrink-0 text-verified" />
          <p>{w.unchanged}</p>
        </Match>
        <Match when={props.since.is === 'erased'}>
          <Eraser {...icon} class="mt-0.5 shrink-0 text-muted" />
          <p>{w.erased}</p>
        </Match>
        <Match when={changed()}>
          <History {...icon} class="mt-0.5 shrink-0 text-awaiting" />
          <div class="min-w-0 flex-1">
            <p class="font-medium">{w.changed}</p>
            <p>{w.changedTodo(props.company)}</p>
            <Show when={newest().length > 0}>
              <ul aria-label={w.list} class="mt-2 flex flex-col gap-1">
                <For each={newest().slice(0, most)}>
                  {(change) => (
                    <li class="flex flex-wrap justify-between gap-x-3 border-t border-line pt-1">
                      <span>{w.facts[change.type] ?? w.other}</span>
                      <Time at={change.at} />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={newest().length > most}>
              <p class="mt-1 text-muted">{w.more(newest().length - most)}</p>
            </Show>
          </div>
        </Match>
      </Switch>
    </div>
  );
}
