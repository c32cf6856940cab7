import { createEffect, createSignal, type JSX, onMount, Show } from 'solid-js';
import { fieldClass } from './controls.tsx';

/** A whole number. An invalid one is reported as 0, which is out of every range, so it is neither tried nor saved. */
export function NumberField(props: {
  id: string;
  label?: string;
  describedBy?: string;
  value: number;
  fits: (n: number) => boolean;
  wrong: string;
  /** The unit: text, or a choice. */
  unit: JSX.Element;
  onChange: (n: number) => void;
}) {
  let input!: HTMLInputElement;
  let described: number | undefined;
  const [isWrong, setWrong] = createSignal(false);
  const check = () => setWrong(!props.fits(input.valueAsNumber));
  const write = (n: number) => {
    input.value = String(n);
    check();
  };
  onMount(() => write(props.value));
  // Does not touch the field while typing; other changes are written.
  createEffect(() => {
    const n = props.value;
    if (described !== undefined && n !== described) write(n);
    else if (described === undefined && input.value !== String(n)) write(n);
  });
  return (
    <span class="inline-flex flex-col items-end gap-1">
      <span class="inline-flex items-center gap-2">
        <input
          ref={input}
          id={props.id}
          aria-label={props.label}
          aria-describedby={`${props.describedBy ?? ''} ${props.id}-wrong`}
          aria-invalid={isWrong()}
          type="number"
          inputmode="numeric"
          min="1"
          step="1"
          onInput={() => {
            check();
            described = isWrong() ? 0 : input.valueAsNumber;
            props.onChange(described);
          }}
          class={`${fieldClass} num w-18`}
        />
        <span class="text-muted">{props.unit}</span>
      </span>
      <span id={`${props.id}-wrong`} class="text-small text-rejected empty:hidden">
        <Show when={isWrong()}>
          <span role="alert">{props.wrong}</span>
        </Show>
      </span>
    </span>
  );
}
