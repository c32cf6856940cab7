import { createUniqueId, type JSX, type ParentProps, Show } from 'solid-js';

/** A line of the form: what is asked, why, and the control for it. */
export function Line(props: ParentProps<{ label: string; help?: string; for: string; helpId?: string }>) {
  return (
    <div class="flex items-start justify-between gap-4 border-b border-line py-2.5 last:border-0">
      <div class="min-w-0">
        <label for={props.for} class="font-medium">
          {props.label}
        </label>
        <Show when={props.help}>
          <p id={props.helpId} class="text-small text-muted">
            {props.help}
          </p>
        </Show>
      </div>
      <div class="shrink-0">{props.children}</div>
    </div>
  );
}

/** On or off. */
export function SwitchLine(props: { label: string; help?: string; on: boolean; onChange: (on: boolean) => void }) {
  const id = createUniqueId();
  return (
    <Line label={props.label} for={id} helpId={`${id}-help`} {...(props.help && { help: props.help })}>
      <Toggle id={id} on={props.on} onChange={props.onChange} {...(props.help && { describedBy: `${id}-help` })} />
    </Line>
  );
}

export function Toggle(props: { id: string; on: boolean; onChange: (on: boolean) => void; describedBy?: string }) {
  return (
    <span class="relative inline-flex h-5 w-9 shrink-0">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.on}
        id={props.id}
        checked={props.on}
        aria-describedby={props.describedBy}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        class="peer absolute inset-0 cursor-pointer appearance-none rounded-full border border-edge bg-sunk checked:border-accent checked:bg-accent"
      />
      <span
        aria-hidden="true"
        class="pointer-events-none absolute start-0.5 top-0.5 size-4 rounded-full bg-edge transition-transform duration-150 peer-checked:translate-x-4 peer-checked:bg-on-accent rtl:peer-checked:-translate-x-4"
      />
    </span>
  );
}

export const fieldClass = 'h-8 rounded-md border border-edge bg-surface px-2 aria-invalid:border-rejected';

/** A checkbox with its words. */
export function Check(props: { on: boolean; onChange: (on: boolean) => void; children: JSX.Element }) {
  return (
    <label class="flex min-h-7 items-center gap-2">
      <input
        type="checkbox"
        class="size-3.5 shrink-0 accent-(--accent)"
        checked={props.on}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.children}
    </label>
  );
}
