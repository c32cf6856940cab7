import type { ParentProps } from 'solid-js';

export function Kbd(props: ParentProps) {
  return (
    <kbd class="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line bg-sunk px-1 font-sans text-caps font-medium text-muted">
      {props.children}
    </kbd>
  );
}
