import { type JSX, type ParentProps, Show } from 'solid-js';

export function Card(
  props: ParentProps<{ title?: JSX.Element; actions?: JSX.Element; id?: string; class?: string; flush?: boolean }>,
) {
  return (
    <section
      id={props.id}
      aria-labelledby={props.id && props.title ? `${props.id}-title` : undefined}
      class={`rounded-lg border border-line bg-surface ${props.class ?? ''}`}
    >
      <Show when={props.title || props.actions}>
        <header class="flex min-h-11 items-center gap-2 px-4 pt-2 pb-1">
          <h2 id={props.id && `${props.id}-title`} class="min-w-0 flex-1 text-body font-semibold">
            {props.title}
          </h2>
          {props.actions}
        </header>
      </Show>
      <div class={props.flush ? '' : props.title || props.actions ? 'px-4 pb-4' : 'p-4'}>{props.children}</div>
    </section>
  );
}
