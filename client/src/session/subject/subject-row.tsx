import { Pencil } from 'lucide-solid';
import { createEffect, on, type ParentProps, Show } from 'solid-js';
import type { SessionView } from '../../../../shared/session.ts';
import { IconButton } from '../../ui/button.tsx';
import { Changed, DataField, missing } from '../data/value.tsx';
import { words as page } from '../words.ts';
import { EditForm } from './edit-form.tsx';
import { type FieldName, useEditing } from './editing.ts';
import { FieldHistory } from './field-history.tsx';
import { words } from './words.ts';
import { writeValue } from './write-value.ts';

/** A field of the subject: what it is, what the document said where that is something else, and a way to put it right. */
export function SubjectRow(props: ParentProps<{ view: SessionView; field: FieldName; copy?: boolean }>) {
  const editing = useEditing();
  const label = () => page.summary.fields[props.field];
  const value = () => props.view.subject?.[props.field];
  const read = () => props.view.read?.[props.field];
  const edits = () => props.view.edits.filter((edit) => edit.field === props.field);
  const isOpen = () => editing?.open() === props.field;
  const isCorrected = () => edits().some((edit) => !edit.superseded) && value() !== read();
  let pencil: HTMLButtonElement | undefined;
  // The form has taken the place of what had the focus.
  createEffect(on(isOpen, (open, was) => was && !open && queueMicrotask(() => pencil?.focus()), { defer: true }));
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
              editing={editing!}
            />
          </dd>
        </div>
      }
    >
      <DataField about={`subject.${props.field}`} label={label()} copy={props.copy ? value() : null}>
        <Changed of={value()}>
          <Show
            when={value()}
            fallback={<span class="text-muted">{isCorrected() ? words.empty : missing(props.view.state)}</span>}
          >
            {props.children ?? writeValue(props.field, value()!)}
          </Show>
        </Changed>
        <Show when={isCorrected()}>
          <span class="ms-1.5 text-small text-muted">
            <Show when={read()} fallback={words.nothingRead}>
              <span class="sr-only">{words.asRead} </span>
              <s data-tip={words.read}>
                <bdi>{writeValue(props.field, read()!)}</bdi>
              </s>
            </Show>
          </span>
        </Show>
        <Show when={edits().length > 0}>
          <FieldHistory label={label()} edits={edits()} write={(written) => writeValue(props.field, written)} />
        </Show>
        <Show when={editing?.offered()}>
          <IconButton
            ref={pencil}
            size="small"
            aria-label={words.edit(label())}
            class="-my-1 align-middle opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
            onClick={() => editing!.setOpen(props.field)}
          >
            <Pencil size={14} stroke-width={1.5} aria-hidden="true" />
          </IconButton>
        </Show>
      </DataField>
    </Show>
  );
}
