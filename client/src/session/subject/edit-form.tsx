import { createEffect, createSignal, createUniqueId, onMount } from 'solid-js';
import { longestReason, type SubjectEdit } from '../../../../shared/decision/decision.ts';
import { words } from '../../session-model/subject/words.ts';
import type { FieldName } from '../../session-model/subject/write-value.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { boxClass } from '../../ui/box-class.ts';
import { Button } from '../../ui/button.tsx';
import type { Editing } from './editing.ts';
import { FieldInput } from './field-input.tsx';
import { createSave, type Wrong } from './save.ts';
import { WhyNotSaved } from './why-not-saved.tsx';

/** One field of the subject, in place of its row. Enter saves, Escape cancels. */
export function EditForm(props: {
  sessionId: string;
  field: FieldName;
  label: string;
  value: string | undefined;
  edits: readonly SubjectEdit[];
  editing: Editing;
}) {
  const id = createUniqueId();
  const before = props.value ?? '';
  const [value, setValue] = createSignal(before);
  const [reason, setReason] = createSignal('');
  const saving = createSave({ sessionId: props.sessionId, field: props.field, before, seq: props.editing.seq });
  let form!: HTMLFormElement;
  const control = (name: string) => form.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${name}`)}`);
  onMount(() => {
    const input = control('value');
    input?.focus({ preventScroll: true });
    form.scrollIntoView?.({ block: 'nearest' });
    if (input instanceof HTMLInputElement && input.type === 'text') input.select();
  });
  createEffect(() => {
    const wrong = saving.wrong();
    if (wrong?.kind === 'value' || wrong?.kind === 'unchanged') control('value')?.focus();
    if (wrong?.kind === 'reason') control('reason')?.focus();
    // The error below may be hidden under the bar at the end of the page.
    if (wrong) queueMicrotask(() => form.lastElementChild?.scrollIntoView?.({ block: 'nearest' }));
  });
  const submit = async () => {
    if (props.editing.refusal()) return;
    // An incomplete date has no value, but is not meant as empty.
    const input = control('value');
    if (input instanceof HTMLInputElement && input.validity?.badInput) return saving.refuse({ kind: 'value' });
    if (await saving.save(value(), reason())) props.editing.setOpen(null);
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      props.editing.setOpen(null);
    } else if (event.key === 'Enter' && !event.shiftKey && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      void submit();
    }
  };
  const isValueWrong = () => ['value', 'unchanged'].includes(saving.wrong()?.kind ?? '');
  return (
    <form
      ref={form}
      novalidate
      aria-label={words.edit({ field: lower(props.label) })}
      class="-mx-2 my-1 flex scroll-my-32 flex-col gap-2 rounded-md border border-line bg-sunk/60 p-2"
      onKeyDown={key}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div>
        <label for={`${id}-value`} class="mb-1 block font-medium">
          {props.label}
        </label>
        <FieldInput
          id={`${id}-value`}
          field={props.field}
          value={value()}
          invalid={isValueWrong()}
          describedBy={`${id}-value-said`}
          onInput={(typed) => {
            setValue(typed);
            if (isValueWrong()) saving.clear();
          }}
        />
        <Wording id={`${id}-value-said`} wrong={isValueWrong()} hint={words.emptyHint}>
          {valueWrong(saving.wrong(), props.field)}
        </Wording>
      </div>
      <div>
        <label for={`${id}-reason`} class="mb-1 block font-medium">
          {words.reason}
        </label>
        <textarea
          id={`${id}-reason`}
          dir="auto"
          rows={2}
          required
          maxlength={longestReason}
          aria-invalid={saving.wrong()?.kind === 'reason'}
          aria-describedby={`${id}-reason-said`}
          class={`${boxClass} block h-auto resize-y py-1`}
          value={reason()}
          onInput={(event) => {
            setReason(event.currentTarget.value);
            if (saving.wrong()?.kind === 'reason') saving.clear();
          }}
        />
        <Wording id={`${id}-reason-said`} wrong={saving.wrong()?.kind === 'reason'} hint={words.reasonHint}>
          {words.reasonMissing}
        </Wording>
      </div>
      <WhyNotSaved wrong={saving.wrong()} refusal={props.editing.refusal()} edits={props.edits} />
      <div class="flex scroll-mb-32 justify-end gap-2">
        <Button size="small" kind="quiet" onClick={() => props.editing.setOpen(null)}>
          {words.cancel}
        </Button>
        <Button
          size="small"
          kind="primary"
          type="submit"
          aria-disabled={saving.saving() || props.editing.refusal() !== null}
        >
          {saving.saving() ? words.saving : words.save}
        </Button>
      </div>
    </form>
  );
}

function Wording(props: { id: string; wrong: boolean; hint: string; children: string }) {
  return (
    <p id={props.id} class={`mt-0.5 text-small ${props.wrong ? 'text-rejected' : 'text-muted'}`}>
      <span role={props.wrong ? 'alert' : undefined}>{props.wrong ? props.children : props.hint}</span>
    </p>
  );
}

const valueWrong = (wrong: Wrong | null, field: FieldName): string =>
  wrong?.kind === 'unchanged' ? words.unchanged : field.endsWith('Date') ? words.refused.date : words.refused.other;
