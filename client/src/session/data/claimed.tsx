import { FileQuestionMark } from 'lucide-solid';
import { For, Show } from 'solid-js';
import { subjectFields } from '../../../../shared/document/document.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { writeValue } from '../../session-model/subject/write-value.ts';
import { words } from '../../session-model/words.ts';
import { Field } from '../../ui/field.tsx';
import { countryName } from '../../ui/text/country-name.ts';
import { Time } from '../../ui/text/time.tsx';

const w = words.provenance;

/** What the capture page says that it read of the person: apart from what engines assert, and never mistaken for it. */
export function Claimed(props: { view: SessionView }) {
  const described = () => {
    const { claim, issuingState } = props.view;
    return claim && (claim.subject || (claim.issuingState && !issuingState)) ? claim : null;
  };
  return (
    <Show when={described()}>
      {(claim) => (
        <section class="mt-3 rounded-md border border-dashed border-line px-3 py-2" aria-label={w.claimed}>
          <h4 class="flex items-baseline gap-1.5 text-small font-medium text-muted">
            <FileQuestionMark size={14} stroke-width={1.5} class="shrink-0 self-center" aria-hidden="true" />
            {w.claimed}
          </h4>
          <dl class="text-muted">
            <For each={subjectFields.filter((field) => claim().subject?.[field])}>
              {(field) => (
                <Field label={words.summary.fields[field]}>{writeValue(field, claim().subject![field]!)}</Field>
              )}
            </For>
            <Show when={claim().issuingState}>
              {(state) => <Field label={w.issuingState}>{countryName(state())}</Field>}
            </Show>
          </dl>
          <p class="num mt-1 text-small text-muted">
            <Time at={claim().source.at} />
          </p>
        </section>
      )}
    </Show>
  );
}
