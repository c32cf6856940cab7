import { createSignal, createUniqueId, Show } from 'solid-js';
import type { ListView } from '../../../../../shared/api/screening.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Toggle } from '../../controls/controls.tsx';
import type { ScreeningStore } from '../create-screening.ts';
import { isConnected } from '../draft.ts';
import { words } from '../words.ts';
import { ListActions } from './list-actions.tsx';
import { LastChanges } from './list-changes.tsx';
import { ListFacts } from './list-facts.tsx';
import { ListState } from './list-state.tsx';
import { ScheduleLine } from './schedule-line.tsx';

const w = words.lists;

/** One list: whether it is used, how old it is, what is in it, and what becomes of it. */
export function ListCard(props: { store: ScreeningStore; list: ListView; onRemoved: () => void; refocus: () => void }) {
  const id = createUniqueId();
  const list = () => props.list;
  const [announcement, setAnnouncement] = createSignal('');
  const [wrong, setWrong] = createSignal<{ what: string; error: unknown }>();
  return (
    <Card
      id={`list-${list().id}`}
      title={
        <span class="wrap-anywhere" dir="auto">
          {list().title}
        </span>
      }
      actions={
        <Show when={list().current}>
          <label for={id} class="text-muted">
            {w.connected}
            <span class="sr-only">: {list().title}</span>
          </label>
          <Toggle
            id={id}
            on={isConnected(list(), props.store.edits())}
            onChange={(on) => props.store.connect(list().id, on)}
          />
        </Show>
      }
    >
      <div class="flex flex-col gap-2">
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          <span class="wrap-anywhere" dir="auto">
            {list().authority}
          </span>
          <Show when={list().own} fallback={<Badge>{w.installation}</Badge>}>
            <Badge tone="accent">{w.own}</Badge>
          </Show>
          <Show when={list().embedded}>
            <Badge>{w.embedded}</Badge>
          </Show>
        </p>
        <ListState list={list()} wrong={wrong()} />
        <Show when={list().current}>
          {(current) => (
            <>
              <ListFacts list={list()} current={current()} />
              <LastChanges listId={list().id} current={current()} />
            </>
          )}
        </Show>
        <Show when={list().own} fallback={<p class="text-small text-muted">{w.installationHint}</p>}>
          <ScheduleLine
            store={props.store}
            list={list()}
            say={setAnnouncement}
            setWrong={setWrong}
            refocus={props.refocus}
          />
          <p role="status" class="text-muted empty:hidden">
            {announcement()}
          </p>
          <ListActions store={props.store} list={list()} say={setAnnouncement} onRemoved={props.onRemoved} />
        </Show>
      </div>
    </Card>
  );
}
