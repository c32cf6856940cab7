import { For } from 'solid-js';

/** A hash in groups of eight, to be compared by eye; they are apart without spaces, so that a copy has none. */
export function Hash(props: { value: string }) {
  return (
    <code class="font-mono text-caps">
      <For each={props.value.match(/.{1,8}/g)}>{(group) => <span class="me-1.5 inline-block">{group}</span>}</For>
    </code>
  );
}
