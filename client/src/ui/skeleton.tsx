import { createSignal, onCleanup, type ParentProps, Show } from 'solid-js';

/** Shown only after 150 ms: what comes sooner needs no skeleton, and a flash of one is worse than none. */
export function Late(props: ParentProps<{ ms?: number }>) {
  const [due, setDue] = createSignal(false);
  const timer = setTimeout(() => setDue(true), props.ms ?? 150);
  onCleanup(() => clearTimeout(timer));
  return <Show when={due()}>{props.children}</Show>;
}

export function Skeleton(props: { class?: string }) {
  return (
    <span
      aria-hidden="true"
      class={`block animate-[breathe_1.6s_ease-in-out_infinite] rounded bg-sunk ${props.class ?? 'h-4 w-full'}`}
    />
  );
}
