import { For, Show } from 'solid-js';
import type { MatchCounts } from '../../../../shared/api/review.ts';
import { type SessionCounts, type SessionState, sessionStates } from '../../../../shared/session/session.ts';
import { toggled } from '../../listing/filter-url.ts';
import { StateIcon } from '../../session-model/state-mark.tsx';
import { text } from '../../text/text.ts';
import { formatNumber } from '../../ui/text/format.ts';
import { countOfListing } from './create-match-counts.ts';

/** How many sessions of each state the other filters let through, live; each is the filter for it. */
export function StateCounts(props: {
  counts: SessionCounts | undefined;
  /** While the list is filtered by more than states. */
  matching: MatchCounts['states'] | undefined;
  chosen: readonly SessionState[];
  onChange: (chosen: SessionState[]) => void;
}) {
  const countOf = (state: SessionState) =>
    props.matching ? props.matching[state] : props.counts && { n: props.counts[state], isMore: false };
  const all = () => {
    return countOfListing({}, props.counts, props.matching);
  };
  const chip =
    'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 whitespace-nowrap text-muted hover:bg-sunk hover:text-text aria-pressed:bg-sunk aria-pressed:text-text';
  return (
    <div
      role="group"
      aria-label={text.sessions.filters.state}
      class="flex shrink-0 items-center gap-0.5 px-1.5 py-2 sm:px-2.5"
    >
      <button type="button" class={chip} aria-pressed={props.chosen.length === 0} onClick={() => props.onChange([])}>
        <span class="font-medium">{text.sessions.all}</span>
        <Count value={all()} />
      </button>
      <For each={sessionStates}>
        {(state) => (
          <button
            type="button"
            class={chip}
            aria-pressed={props.chosen.includes(state)}
            onClick={() => props.onChange(toggled(props.chosen, state))}
          >
            <StateIcon state={state} size={14} />
            <span class="font-medium">{text.sessions.states[state]}</span>
            <Count value={countOf(state)} />
          </button>
        )}
      </For>
    </div>
  );
}

function Count(props: { value: { n: number; isMore: boolean } | null | undefined }) {
  return (
    <Show when={props.value}>
      {(count) => (
        <span class="num text-small text-muted">
          {count().isMore ? text.sessions.atLeast({ n: formatNumber(count().n) }) : formatNumber(count().n)}
        </span>
      )}
    </Show>
  );
}
