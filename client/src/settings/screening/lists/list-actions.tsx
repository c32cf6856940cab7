import { createSignal, createUniqueId, Show } from 'solid-js';
import type { ListView } from '../../../../../shared/api/screening.ts';
import { api } from '../../../api.ts';
import { AskOnceMore } from '../../../ui/behaviour/ask-once-more.tsx';
import { Button } from '../../../ui/button.tsx';
import type { ScreeningStore } from '../create-screening.ts';
import { ImportForm } from '../import/import-form.tsx';
import { words } from '../words.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';

/** What can be done with an own list. */
export function ListActions(props: {
  store: ScreeningStore;
  list: ListView;
  say: (what: string) => void;
  onRemoved: () => void;
}) {
  const id = createUniqueId();
  const [importing, setImporting] = createSignal(false);
  const [open, setOpen] = createSignal<'schedule' | 'remove'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <div role="group" aria-label={words.lists.more({ title: props.list.title })} class="flex flex-wrap gap-2 pt-1">
        <Button
          aria-expanded={importing()}
          aria-controls={id}
          aria-label={words.importing.newerOf({ title: props.list.title })}
          onClick={() => setImporting(!importing())}
        >
          {words.importing.newer}
        </Button>
        <Show when={!props.list.schedule}>
          <Button aria-label={words.schedule.setNamed({ name: props.list.title })} onClick={() => setOpen('schedule')}>
            {words.schedule.set}
          </Button>
        </Show>
        <Button
          kind="danger"
          class="ms-auto"
          aria-label={words.remove.named({ name: props.list.title })}
          aria-disabled={props.list.importing !== null}
          onClick={() => props.list.importing === null && setOpen('remove')}
        >
          {words.remove.label}
        </Button>
      </div>
      <div id={id} hidden={!importing()}>
        <Show when={importing()}>
          <ImportForm store={props.store} list={props.list} />
        </Show>
      </div>
      <Show when={open() === 'schedule'}>
        <ScheduleDialog store={props.store} list={props.list} say={props.say} onClose={close} />
      </Show>
      <Show when={open() === 'remove'}>
        <AskOnceMore
          words={{ ...words.remove, detail: words.remove.detail({ name: props.list.title }) }}
          act={() => api.removeList(props.list.id)}
          onClose={close}
          onDone={() => {
            close();
            props.onRemoved();
          }}
        />
      </Show>
    </>
  );
}
