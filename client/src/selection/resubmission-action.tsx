import { createSignal, For } from 'solid-js';
import { longestReason } from '../../../shared/decision/decision.ts';
import { type ResubmissionStep, resubmissionSteps } from '../../../shared/decision/ready-texts.ts';
import { useLive } from '../live/store.ts';
import { createReadyTexts } from '../ready-texts/create-ready-texts.ts';
import { insertText } from '../ready-texts/insert-text.ts';
import { ReadyTextList } from '../ready-texts/ready-text-list.tsx';
import { text } from '../text/text.ts';
import { type ActionProps, createSend } from './action.ts';
import { ActionDialog } from './action-dialog.tsx';
import { createCheck } from './create-check.ts';
import { words } from './words.ts';

const w = words.resubmission;

/** Sends the subjects of waiting sessions back to a step. */
export function ResubmissionAction(props: ActionProps) {
  const [step, setStep] = createSignal<ResubmissionStep>('document_front');
  const [reason, setReason] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  const ready = createReadyTexts(useLive());
  const all = () => resubmissionSteps.flatMap((one) => ready.of('resubmission', one));
  const check = createCheck(() => ({ type: 'resubmission' }), props.ids);
  const post = createSend(check);
  let field!: HTMLTextAreaElement;
  const complete = () => {
    if (reason().trim()) return true;
    setMissing(true);
    field.focus();
    return false;
  };
  const send = async () => {
    const outcome = await post({ type: 'resubmission', step: step(), reason: reason().trim() }, (n) => w.done({ n }));
    if (!outcome) return;
    setReason('');
    props.onDone(outcome);
  };
  return (
    <ActionDialog
      title={w.title({ n: props.ids.length })}
      total={props.ids.length}
      check={check}
      nameOf={props.nameOf}
      complete={complete}
      sendLabel={w.send}
      failed={w.failed}
      send={send}
      onClose={props.onClose}
    >
      <p class="text-muted">{w.lead}</p>
      <div>
        <label for="bulk-step" class="mb-1 block font-medium">
          {w.step}
        </label>
        <select
          id="bulk-step"
          value={step()}
          onChange={(event) => setStep(event.currentTarget.value as ResubmissionStep)}
          class="h-8 w-full rounded-md border border-edge bg-surface px-2"
        >
          <For each={resubmissionSteps}>{(one) => <option value={one}>{text.sessions.steps[one]}</option>}</For>
        </select>
      </div>
      <div>
        <label for="bulk-reason" class="mb-1 block font-medium">
          {w.reason}
        </label>
        <textarea
          ref={field}
          id="bulk-reason"
          dir="auto"
          rows={3}
          required
          maxlength={longestReason}
          aria-invalid={missing()}
          aria-describedby="bulk-reason-hint"
          value={reason()}
          onInput={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
          class="block w-full resize-y rounded-md border border-edge bg-surface px-3 py-2 aria-invalid:border-rejected"
        />
        <p
          id="bulk-reason-hint"
          role={missing() ? 'alert' : undefined}
          class={`mt-1 text-small ${missing() ? 'text-rejected' : 'text-muted'}`}
        >
          {missing() ? w.reasonMissing : w.reasonHint}
        </p>
        <ReadyTextList
          texts={ready.of('resubmission', step())}
          insert={(chosen) => {
            setReason(insertText(reason(), chosen, all()));
            setMissing(false);
            field.focus();
          }}
        />
      </div>
    </ActionDialog>
  );
}
