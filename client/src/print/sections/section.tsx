import { type JSX, type ParentProps, Show } from 'solid-js';

/** One of the page's sections; its heading is an entry of the outline. */
export function Section(props: ParentProps<{ title: string; aside?: JSX.Element; keep?: boolean }>) {
  return (
    <section class={props.keep ? 'keep' : ''}>
      <h2>
        {props.title}
        <Show when={props.aside}>
          <span class="aside">{props.aside}</span>
        </Show>
      </h2>
      {props.children}
    </section>
  );
}

/** Labels and values. */
export function Fields(props: ParentProps<{ caption?: string; class?: string }>) {
  return (
    <table class={`fields ${props.class ?? ''}`}>
      <Show when={props.caption}>
        <caption>{props.caption}</caption>
      </Show>
      <tbody>{props.children}</tbody>
    </table>
  );
}

export function Row(props: ParentProps<{ label: string }>) {
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <td>{props.children}</td>
    </tr>
  );
}

/** Heads of a table, which each of its pages repeats. */
export function Heads(props: ParentProps) {
  return (
    <thead>
      <tr>{props.children}</tr>
    </thead>
  );
}
