import { createSignal, For, Show } from 'solid-js';
import { type ResubmissionStep, resubmissionSteps } from '../../../../shared/decision/ready-texts.ts';
import { api } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { createReadyTexts } from '../../ready-texts/create-ready-texts.ts';
import { insertText } from '../../ready-texts/insert-text.ts';
import { ReadyTextList } from '../../ready-texts/ready-text-list.tsx';
import { text } from '../../text/text.ts';
import { formatLasting } from '../../ui/text/format.ts';
import type { Deciding } from '../deciding.ts';
import { words } from '../words.ts';
import { ReasonForm } from './reason-form.tsx';

const w = words.retry;

/** Sends the subject back to a step, with a message: the company's own, or what the reviewer writes. */
export function ResubmissionDialog(props: { deciding: Deciding }) {
  const d = () => props.deciding;
  const [step, setStep] = createSignal<ResubmissionStep>('document_front');
  const ready = createReadyTexts(useLive());
  const all = () => resubmissionSteps.flatMap((one) => ready.of('resubmission', one));
  /** There is one more than were made, at least (decisions/SPEC.md D12). */
  const left = () => Math.max(1, d().view().maxAttempts - d().view().attempts);
  return (
    <ReasonForm
      what="retry"
      words={w}
      deciding={props.deciding}
      send={(reason, seq) => api.requestResubmission(d().view().id, { step: step(), reason, seq })}
      below={
        <>
          <ReadyTextList
            texts={ready.of('resubmission', step())}
            insert={(text) => {
              d().setReason('retry', insertText(d().reason('retry'), text, all()));
              document.getElementById('reason')?.focus();
            }}
          />
          <p class="text-small text-muted">
            {w.language} <span class="num">{w.left({ made: d().view().attempts, left: left() })}</span>{' '}
            <Show when={ready.sessionMinutes()}>
              {(minutes) => <span class="num">{w.deadline({ time: formatLasting(minutes()) })}</span>}
            </Show>
          </p>
        </>
      }
    >
      <div>
        <label for="retry-step" class="mb-1 block font-medium">
          {w.step}
        </label>
        <select
          id="retry-step"
          value={step()}
          onChange={(event) => setStep(event.currentTarget.value as ResubmissionStep)}
          class="h-8 w-full rounded-md border border-edge bg-surface px-2"
        >
          <For each={resubmissionSteps}>{(one) => <option value={one}>{text.sessions.steps[one]}</option>}</For>
        </select>
      </div>
    </ReasonForm>
  );
}
