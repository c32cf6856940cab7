import { Info } from 'lucide-solid';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { Progress } from '../../ui/progress.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import type { ScreeningStore } from './create-screening.ts';
import { AddList } from './lists/add-list.tsx';
import { ListCard } from './lists/list-card.tsx';
import { OfficialCard } from './lists/official-card.tsx';
import { ThresholdCard } from './threshold-card.tsx';
import { words } from './words.ts';

/** What makes a hit, and the lists that subjects are screened against. */
export function ScreeningTab(props: { store: ScreeningStore; refocus: () => void }) {
  const s = () => props.store;
  const [announcement, setAnnouncement] = createSignal('');
  // By id: a card whose list changes stays the same card, with its focus and what is open in it.
  const ids = createMemo(
    () =>
      s()
        .stored()
        ?.lists.map(({ id }) => id) ?? [],
  );
  return (
    <Switch
      fallback={
        <Late>
          <div class="flex flex-col gap-3">
            <Skeleton class="h-28 w-full" />
            <Skeleton class="h-60 w-full" />
          </div>
        </Late>
      }
    >
      <Match when={s().failure()}>
        {(error) => <ErrorState what={words.failed} error={error()} retry={() => void s().load()} />}
      </Match>
      <Match when={s().stored()}>
        {(stored) => (
          <div class="flex flex-col gap-3">
            <Show when={stored().provider === 'yente'}>
              <p class="flex gap-2 rounded-md bg-awaiting/10 p-3">
                <Info size={16} stroke-width={1.5} class="mt-0.5 shrink-0 text-awaiting" aria-hidden="true" />
                {words.yente}
              </p>
            </Show>
            <Show when={stored().rescreening}>
              {(going) => (
                <div class="flex flex-col gap-1.5 rounded-lg border border-line bg-surface px-4 py-3">
                  <p class="num">
                    {words.rescreening.label}: {words.rescreening.of({ done: going().done, total: going().total })}
                  </p>
                  <Progress value={(going().done / Math.max(1, going().total)) * 100} label={words.rescreening.label} />
                </div>
              )}
            </Show>
            <ThresholdCard store={s()} />
            <h2 class="mt-2 text-heading font-semibold">{words.lists.title}</h2>
            <p role="status" class="text-muted empty:hidden">
              {announcement()}
            </p>
            <Show
              when={ids().length > 0}
              fallback={<EmptyState title={words.lists.none} detail={words.lists.noneDetail} />}
            >
              <div class="grid items-start gap-3 lg:grid-cols-2">
                <For each={ids()}>
                  {(id) => (
                    <Show when={stored().lists.find((list) => list.id === id)}>
                      {(list) => (
                        <ListCard
                          store={s()}
                          list={list()}
                          refocus={props.refocus}
                          onRemoved={() => {
                            setAnnouncement(words.remove.done({ name: list().title }));
                            // The card that was acted on goes.
                            props.refocus();
                            void s().load();
                          }}
                        />
                      )}
                    </Show>
                  )}
                </For>
              </div>
            </Show>
            <OfficialCard store={s()} />
            <AddList store={s()} />
          </div>
        )}
      </Match>
    </Switch>
  );
}
