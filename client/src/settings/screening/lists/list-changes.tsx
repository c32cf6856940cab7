import { createResource, For, Match, Show, Switch } from 'solid-js';
import type { ListChanges, ListVersionView } from '../../../../../shared/api/screening.ts';
import { api } from '../../../api.ts';
import { text } from '../../../text/text.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Failed } from '../../../ui/failed.tsx';
import { Late, Skeleton } from '../../../ui/skeleton.tsx';
import { words } from '../words.ts';

const w = words.changes;
const kinds = ['added', 'changed', 'removed'] as const;

/** What the last import changed; the names behind it come when they are asked for. */
export function LastChanges(props: { listId: string; current: ListVersionView }) {
  const sum = () => kinds.reduce((all, kind) => all + props.current[kind], 0);
  return (
    <Show when={sum() > 0} fallback={<p class="text-small text-muted">{w.none}</p>}>
      <Disclosure
        small
        label={
          <span class="num">
            {w.label({ added: props.current.added, changed: props.current.changed, removed: props.current.removed })}
          </span>
        }
      >
        <Named listId={props.listId} current={props.current} />
      </Disclosure>
    </Show>
  );
}

function Named(props: { listId: string; current: ListVersionView }) {
  const [changes, { refetch }] = createResource(
    // Another import has other changes.
    () => ({ id: props.listId, number: props.current.number }),
    ({ id }) => api.listChanges(id),
  );
  return (
    <Switch
      fallback={
        <Late>
          <Skeleton class="h-16 w-full" />
        </Late>
      }
    >
      <Match when={changes.error}>
        <div class="flex flex-col items-start gap-2">
          <Failed what={w.failed} error={changes.error} />
          <Button size="small" onClick={() => void refetch()}>
            {text.ui.tryAgain}
          </Button>
        </div>
      </Match>
      <Match when={changes.state === 'ready' && changes()}>
        {(all) => (
          <div tabindex="0" role="region" aria-label={w.region} class="num max-h-72 overflow-y-auto rounded-md">
            <For each={kinds.filter((kind) => all()[kind].length > 0)}>
              {(kind) => <Kind label={w[kind]} of={all()[kind]} all={props.current[kind]} />}
            </For>
          </div>
        )}
      </Match>
    </Switch>
  );
}

function Kind(props: { label: string; of: ListChanges['added']; all: number }) {
  return (
    <section class="pb-2">
      <h3 class="caps">{props.label}</h3>
      <ul class="text-small">
        <For each={props.of}>
          {({ sourceId, name }) => (
            <li class="flex justify-between gap-3 border-b border-line py-1 last:border-0">
              <span class="min-w-0 wrap-anywhere" dir="auto">
                {name}
              </span>
              <span class="max-w-[40%] shrink-0 truncate text-muted" data-tip={sourceId}>
                {sourceId}
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.all > props.of.length}>
        <p class="text-small text-muted">{w.cut({ shown: props.of.length, all: props.all })}</p>
      </Show>
    </section>
  );
}
