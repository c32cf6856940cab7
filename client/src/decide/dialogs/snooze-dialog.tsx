import { createSignal, For } from 'solid-js';
import { longestSnoozeDays } from '../../../../shared/decision/decision.ts';
import { api } from '../../api.ts';
import type { Deciding } from '../deciding.ts';
import { words } from '../words.ts';
import { ReasonForm } from './reason-form.tsx';
import { localTime, type SnoozeChoice, snoozeChoices, timeOf } from './snooze-times.ts';

const w = words.handOver.snoozeDialog;

/** Snoozes a session until a time: it returns to the queue automatically. */
export function SnoozeDialog(props: { deciding: Deciding }) {
  const now = new Date();
  const [choice, setChoice] = createSignal<SnoozeChoice>('tomorrow');
  const [own, setOwn] = createSignal(localTime(timeOf('tomorrow', now)));
  const until = () => (choice() === 'own' ? new Date(own()) : timeOf(choice(), new Date()));
  return (
    <ReasonForm
      what="snooze"
      words={w}
      deciding={props.deciding}
      send={(reason) => api.snooze(props.deciding.view().id, { reason, until: until().toISOString() })}
    >
      <fieldset>
        <legend class="mb-1 font-medium">{w.until}</legend>
        <For each={snoozeChoices}>
          {(one) => (
            <label class="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="snooze"
                class="size-3.5 accent-(--accent)"
                checked={choice() === one}
                onChange={() => setChoice(one)}
              />
              {w.choices[one]}
            </label>
          )}
        </For>
        <input
          type="datetime-local"
          aria-label={w.choices.own}
          class="mt-1 h-8 w-full rounded-md border border-edge bg-surface px-2 disabled:opacity-50"
          disabled={choice() !== 'own'}
          min={localTime(now)}
          max={localTime(new Date(now.getTime() + longestSnoozeDays * 86_400_000))}
          value={own()}
          onInput={(event) => setOwn(event.currentTarget.value)}
        />
      </fieldset>
    </ReasonForm>
  );
}
