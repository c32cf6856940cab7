import { createSignal, Show } from 'solid-js';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { formatTime } from '../ui/format.ts';
import type { Note } from './note.ts';
import { words } from './words.ts';

const box = 'rounded-md border border-line bg-sunk px-3 py-2 text-small';

/** Why nothing can be written. */
export function ReadOnly(props: { note: Note }) {
  const frozen = () => {
    const state = props.note.state();
    return state.kind === 'frozen' ? state : undefined;
  };
  const refused = () => {
    const state = props.note.state();
    return state.kind === 'refused' ? state : undefined;
  };
  return (
    <>
      <Show when={frozen()}>
        {(state) => (
          <div class={box}>
            <p>{words.frozenSince(formatTime(state().at))}</p>
            <Show when={state().unsaved}>
              <LateWords discard={() => void props.note.discard()} />
            </Show>
          </div>
        )}
      </Show>
      <Show when={refused()}>
        {(state) => (
          <p role="alert" class={box}>
            {words.hints.refused} {text.problems[state().code].why} {text.problems[state().code].now}
          </p>
        )}
      </Show>
    </>
  );
}

/** Words of this device that the decision was quicker than. Nobody else has them, so they go in two steps. */
function LateWords(props: { discard: () => void }) {
  const [asked, setAsked] = createSignal(false);
  return (
    <div class="mt-1 flex flex-col items-start gap-2">
      <p class="text-awaiting">
        {words.tooLate} <Show when={asked()}>{words.copyFirst}</Show>
      </p>
      <div class="flex gap-2">
        <Button
          size="small"
          kind={asked() ? 'danger' : 'plain'}
          onClick={() => (asked() ? props.discard() : setAsked(true))}
        >
          {asked() ? words.discardForGood : words.discard}
        </Button>
        <Show when={asked()}>
          <Button size="small" kind="quiet" onClick={() => setAsked(false)}>
            {words.keep}
          </Button>
        </Show>
      </div>
    </div>
  );
}
