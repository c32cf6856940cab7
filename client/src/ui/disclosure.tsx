import { ChevronRight } from 'lucide-solid';
import { createSignal, createUniqueId, type JSX, type ParentProps, Show } from 'solid-js';

/** One line that opens what it counts. What is in it is made when it is first opened. */
export function Disclosure(props: ParentProps<{ label: JSX.Element; small?: boolean; class?: string }>) {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  return (
    <div class={props.class ?? ''}>
      <button
        type="button"
        class={`-ms-1 flex items-center gap-1 rounded pe-1 text-start text-muted hover:text-text ${props.small ? 'min-h-6 text-small' : 'min-h-7 font-medium'}`}
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => setOpen(!open())}
      >
        <ChevronRight
          size={14}
          stroke-width={2}
          aria-hidden="true"
          class={`shrink-0 transition-transform duration-150 ${open() ? 'rotate-90' : 'rtl:-scale-x-100'}`}
        />
        {props.label}
      </button>
      <div id={id} hidden={!open()}>
        <Show when={open()}>{props.children}</Show>
      </div>
    </div>
  );
}
