import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { SessionView } from '../../../../shared/session/session.ts';
import { describeError } from '../../api.ts';
import { words } from '../../session-model/timeline/words.ts';
import { words as page } from '../../session-model/words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { Filter } from './filter.tsx';
import { entriesOf, undoneIn } from './group.ts';
import { EntryLine } from './lines/entry-line.tsx';
import { createTagLabels } from './lines/tag-labels.ts';
import { createSessionLog } from './load-log.ts';

/** Entries rendered at first, and added per click. */
const [atFirst, more] = [40, 100];

/** Who did what to this session, when and from which values; live facts are added on top. */
export function TimelineCard(props: { view: SessionView }) {
  const log = createSessionLog(props.view.id);
  const [decisions, setDecisions] = createSignal(false);
  const [most, setMost] = createSignal(atFirst);
  const entries = createMemo(() => entriesOf(log.events(), { decisions: decisions() }));
  // Keyed: an existing line keeps its element while others are added.
  const byKey = createMemo(() => new Map(entries().map((entry) => [entry.key, entry])));
  const keys = () =>
    entries()
      .slice(0, most())
      .map(({ key }) => key);
  const undone = createMemo(() => undoneIn(log.events()));
  const tagLabel = createTagLabels(() => props.view.decisions.flatMap(({ tags }) => tags));
  const known = { view: () => props.view, undone, tagLabel };
  const rest = () => Math.min(more, entries().length - most());
  return (
    <Card
      id="timeline"
      title={page.sections.timeline}
      actions={<Filter decisions={decisions()} onChange={setDecisions} />}
    >
      <Switch>
        <Match when={log.state() === 'failed'}>
          <Failed error={log.failure()} retry={log.retry} />
        </Match>
        <Match when={log.state() === 'loading' && log.events().length === 0}>
          <Late>
            <Waiting />
          </Late>
        </Match>
        <Match when={entries().length === 0}>
          <p class="text-muted">{words.noDecisions}</p>
        </Match>
        <Match when={true}>
          <ol aria-label={words.list} class="flex flex-col gap-0.5">
            <For each={keys()}>
              {(key) => (
                <Show when={byKey().get(key)}>
                  {(entry) => <EntryLine entry={entry()} known={known} isFresh={log.isFresh} />}
                </Show>
              )}
            </For>
          </ol>
          <Show when={rest() > 0}>
            <Button size="small" class="mt-2" onClick={() => setMost(most() + more)}>
              {words.older({ n: rest() })}
            </Button>
          </Show>
        </Match>
      </Switch>
    </Card>
  );
}

function Failed(props: { error: unknown; retry: () => void }) {
  const wording = () => describeError(props.error);
  return (
    <div role="alert">
      <p class="font-medium">{words.failed}</p>
      <p class="text-muted">
        {wording().why} {wording().now}
      </p>
      <Button size="small" class="mt-2" onClick={props.retry}>
        {words.tryAgain}
      </Button>
    </div>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label={words.loading} class="flex flex-col gap-2">
      <For each={[1, 2, 3, 4]}>{() => <Skeleton class="h-6 w-full" />}</For>
    </div>
  );
}
