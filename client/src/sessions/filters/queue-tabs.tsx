import { For } from 'solid-js';
import { type QueueFilter, queueFilters } from '../../../../shared/session/session-list.ts';
import { text } from '../../text/text.ts';

const words = text.sessions.queue;

/** The queue by whose it is: one at a time, or all of it. */
export function QueueTabs(props: { chosen: readonly QueueFilter[]; onChange: (chosen: QueueFilter[]) => void }) {
  const tab = 'inline-flex h-8 shrink-0 items-center rounded-md px-2.5 font-medium whitespace-nowrap';
  const Tab = (own: { name: string; isOn: boolean; onChoose: () => void }) => (
    <button
      type="button"
      aria-pressed={own.isOn}
      class={`${tab} ${own.isOn ? 'bg-sunk text-text' : 'text-muted hover:bg-sunk hover:text-text'}`}
      onClick={() => own.onChoose()}
    >
      {own.name}
    </button>
  );
  return (
    <div role="group" aria-label={words.filter} class="flex items-center gap-0.5 px-2 py-1.5">
      <Tab name={words.filterAll} isOn={props.chosen.length === 0} onChoose={() => props.onChange([])} />
      <For each={queueFilters}>
        {(one) => (
          <Tab
            name={words.filters[one]}
            isOn={props.chosen.includes(one)}
            onChoose={() => props.onChange(props.chosen.includes(one) ? [] : [one])}
          />
        )}
      </For>
    </div>
  );
}
