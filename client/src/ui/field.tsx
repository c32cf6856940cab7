import { Check, Copy } from 'lucide-solid';
import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { text } from '../text/text.ts';

/**
 * Label left, value right; `copy` puts a button there on hover and focus. Use inside a <dl>. The tools float over the end of
 * the row while they are hidden, so that they take no room from the value (tokens.css, `field-tools`). A value that runs from
 * right to left stays at its label: `text-start` would put it at the other end of the row.
 */
export function Field(props: {
  label: string;
  children: JSX.Element;
  copy?: string | null | undefined;
  /** After the value, at the end of the row. */
  aside?: JSX.Element;
  class?: string;
}) {
  return (
    <div
      class={`group relative grid min-h-7 grid-cols-[minmax(104px,32%)_1fr] items-baseline gap-3 py-1 ${props.class ?? ''}`}
    >
      <dt class="text-muted">{props.label}</dt>
      <dd class="num flex min-w-0 items-baseline gap-1.5 wrap-break-word">
        <span class="min-w-0 flex-1 text-left" dir="auto">
          {props.children}
        </span>
        <span class="field-tools">
          <Show when={props.copy}>{(value) => <CopyButton value={value()} name={props.label} hidden />}</Show>
          {props.aside}
        </span>
      </dd>
    </div>
  );
}

/** `hidden`: seen only while its group is hovered or it has the focus. */
export function CopyButton(props: { value: string; name: string; hidden?: boolean }) {
  const [done, setDone] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    await copyText(props.value);
    setDone(true);
    clearTimeout(timer);
    timer = setTimeout(() => setDone(false), 1500);
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={done() ? text.ui.copied : text.ui.copy({ what: props.name })}
      data-tip={done() ? text.ui.copied : text.ui.copyShort}
      class={`-my-1 inline-flex size-6 shrink-0 items-center justify-center self-center rounded text-muted hover:bg-sunk hover:text-text ${props.hidden ? 'opacity-0 group-hover:opacity-100 group-focus-within:opacity-100' : ''}`}
    >
      <Show when={done()} fallback={<Copy size={14} stroke-width={1.5} aria-hidden="true" />}>
        <Check size={14} stroke-width={2} class="text-verified" aria-hidden="true" />
      </Show>
    </button>
  );
}

/** navigator.clipboard exists on secure origins only; a console on a bare IP address still copies. */
export async function copyText(value: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(value);
  const area = document.createElement('textarea');
  area.value = value;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
