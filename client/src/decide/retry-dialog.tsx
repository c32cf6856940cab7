import { createSignal, For } from 'solid-js';
import { type StepName, stepNames } from '../../../shared/attempt.ts';
import { api } from '../api.ts';
import type { Deciding } from './deciding.ts';
import { ReasonForm } from './reason-form.tsx';
import { stepWords, words } from './words.ts';

/** Processing is ours: nobody can be sent back to it. */
const steps = stepNames.filter((step) => step !== 'processing');

/** Sends the subject back to a step. */
export function RetryDialog(props: { deciding: Deciding }) {
  const [step, setStep] = createSignal<StepName>('document_front');
  return (
    <ReasonForm
      what="retry"
      words={words.retry}
      deciding={props.deciding}
      send={(reason, seq) => api.askAgain(props.deciding.view().id, { step: step(), reason, seq })}
    >
      <div>
        <label for="retry-step" class="mb-1 block font-medium">
          {words.retry.step}
        </label>
        <select
          id="retry-step"
          value={step()}
          onChange={(event) => setStep(event.currentTarget.value as StepName)}
          class="h-8 w-full rounded-md border border-edge bg-surface px-2"
        >
          <For each={steps}>{(one) => <option value={one}>{stepWords[one]}</option>}</For>
        </select>
      </div>
    </ReasonForm>
  );
}
