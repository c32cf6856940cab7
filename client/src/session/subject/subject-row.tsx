import { Pencil } from 'lucide-solid';
import { onMount, type ParentProps, Show } from 'solid-js';
import type { SessionView } from '../../../../shared/session/session.ts';
import { words } from '../../session-model/subject/words.ts';
import { type FieldName, writeValue } from '../../session-model/subject/write-value.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { words as page } from '../../session-model/words.ts';
import { ThreadButton } from '../../threads/thread-button.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { missing } from '../data/missing.ts';
import { sourceTip } from '../data/source-lines.tsx';
import { Changed } from '../data/value.tsx';
import { EditForm } from './edit-form.tsx';
import { useEditing } from './editing.ts';
import { FieldHistory } from './field-history.tsx';

/** A field of the subject: value, the document's value where it differs, and an edit button. */
export function SubjectRow(props: ParentProps<{ view: SessionView; field: FieldName; copy?: boolean }>) {
  const editing = useEditing();
  const label = () => page.summary.fields[props.field];
  const value = () => props.view.subject?.[props.field];
  const read = () => props.view.read?.[props.field];
  const edits = () => props.view.edits.filter((edit) => edit.field === props.field);
  const isOpen = () => editing?.open() === props.field;
  const isCorrected = () => edits().some((edit) => !edit.superseded) && value() !== read();
  return (
    <Show
      when={!isOpen()}
      fallback={
        <div>
          <dt class="sr-only">{label()}</dt>
          <dd>
            <EditForm
              sessionId={props.view.id}
              field={props.field}
              label={label()}
              value={value()}
              edits={props.view.edits}
              editing={editing!}
            />
          </dd>
        </div>
      }
    >
      <Field label={label()} copy={props.copy ? value() : null} aside={<Aside field={props.field} label={label()} />}>
        <span class="inline-flex flex-wrap items-baseline gap-x-1.5">
          <Changed
            of={value()}
            tip={isCorrected() ? undefined : sourceTip(props.view.sources, `subject.${props.field}`)}
          >
            <Show
              when={value()}
              fallback={<span class="text-muted">{isCorrected() ? words.empty : missing(props.view.state)}</span>}
            >
              {props.children ?? writeValue(props.field, value()!)}
            </Show>
          </Changed>
          <Show when={edits().length > 0}>
            <span class="inline-flex items-baseline gap-0.5 text-small text-muted">
              <Show when={isCorrected()}>
                <Show when={read()} fallback={words.nothingRead}>
                  <span class="sr-only">{words.asRead} </span>
                  <s data-tip={words.read}>
                    <bdi>{writeValue(props.field, read()!)}</bdi>
                  </s>
                </Show>
              </Show>
              <FieldHistory label={label()} edits={edits()} write={(written) => writeValue(props.field, written)} />
            </span>
          </Show>
        </span>
      </Field>
    </Show>
  );
}

/** At the end of the row, so that hover-only content never adds a line. */
function Aside(props: { field: FieldName; label: string }) {
  const editing = useEditing();
  let pencil: HTMLButtonElement | undefined;
  // Its form has replaced the row, and has the focus.
  onMount(() => {
    if (editing?.left() !== props.field) return;
    editing.setLeft(null);
    queueMicrotask(() => pencil?.focus());
  });
  return (
    <span class="contents">
      <Show when={editing?.offered()}>
        <IconButton
          ref={pencil}
          size="small"
          aria-label={words.edit({ field: lower(props.label) })}
          class="-my-1 opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 pointer-coarse:opacity-100"
          onClick={() => editing!.setOpen(props.field)}
        >
          <Pencil size={14} stroke-width={1.5} aria-hidden="true" />
        </IconButton>
      </Show>
      <ThreadButton about={`field:subject.${props.field}`} name={props.label} />
    </span>
  );
}
