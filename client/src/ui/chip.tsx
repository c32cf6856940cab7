import { ChevronDown, X } from 'lucide-solid';
import { type JSX, Show, splitProps } from 'solid-js';

/** A filter's button: quiet while unset, tinted with its value once set; then it can be taken off at once. */
export function Chip(
  props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
    label: string;
    value?: string | undefined;
    clearLabel: string;
    onClear: () => void;
  },
) {
  const [own, rest] = splitProps(props, ['label', 'value', 'clearLabel', 'onClear']);
  return (
    <span
      class={`inline-flex h-7 shrink-0 items-center rounded-full border text-small font-medium whitespace-nowrap ${own.value ? 'border-accent/50 bg-accent/10 text-accent' : 'border-line bg-surface text-muted hover:text-text'}`}
    >
      <button
        type="button"
        {...rest}
        class={`inline-flex h-full items-center gap-1 rounded-full ps-2.5 ${own.value ? 'pe-1' : 'pe-2'}`}
      >
        {own.label}
        <Show when={own.value} fallback={<ChevronDown size={14} stroke-width={1.5} aria-hidden="true" />}>
          <span class="max-w-40 truncate font-normal">{own.value}</span>
        </Show>
      </button>
      <Show when={own.value}>
        <button
          type="button"
          aria-label={own.clearLabel}
          class="me-1 inline-flex size-5 items-center justify-center rounded-full hover:bg-accent/20"
          onClick={() => own.onClear()}
        >
          <X size={12} stroke-width={2} aria-hidden="true" />
        </button>
      </Show>
    </span>
  );
}
