import { type ComponentProps, createEffect, on, type ParentProps, Show } from 'solid-js';
import type { SessionState } from '../../../../shared/session/session.ts';
import type { FieldPath } from '../../session-model/subjects.ts';
import { ThreadButton } from '../../threads/thread-button.tsx';
import { Field } from '../../ui/field.tsx';
import { missing } from './missing.ts';

/** Highlights once when `of` changes, not on first render. */
export function Changed(props: ParentProps<{ of: unknown; class?: string; tip?: string | undefined }>) {
  let element!: HTMLSpanElement;
  createEffect(
    on(
      () => props.of,
      () => {
        element.classList.remove('tint');
        // Forced reflow: without it the browser would not restart the animation.
        void element.offsetWidth;
        element.classList.add('tint');
      },
      { defer: true },
    ),
  );
  return (
    <span ref={element} class={`-mx-1 rounded px-1 ${props.class ?? ''}`} data-tip={props.tip}>
      {props.children}
    </span>
  );
}

/** A row with comments: its thread button is at the end. */
export function DataField(props: Omit<ComponentProps<typeof Field>, 'aside'> & { about: FieldPath }) {
  return <Field {...props} aside={<ThreadButton about={`field:${props.about}`} name={props.label} />} />;
}

/** Label and value, with a placeholder for a missing value. Children replace the default rendering of the value. */
export function Row(
  props: ParentProps<{
    about: FieldPath;
    label: string;
    value: string | number | null | undefined;
    state: SessionState;
    copy?: boolean;
    /** Details about the value, which are also available elsewhere. */
    tip?: string | undefined;
  }>,
) {
  const known = () => props.value !== null && props.value !== undefined && props.value !== '';
  return (
    <DataField about={props.about} label={props.label} copy={props.copy && known() ? String(props.value) : null}>
      <Changed of={props.value} tip={known() ? props.tip : undefined}>
        <Show when={known()} fallback={<span class="text-muted">{missing(props.state)}</span>}>
          {props.children ?? props.value}
        </Show>
      </Changed>
    </DataField>
  );
}
