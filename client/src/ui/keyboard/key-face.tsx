import { Show } from 'solid-js';
import { shownKey } from '../../keyboard/single-keys.ts';
import { Kbd } from '../kbd.tsx';

/** A single-key shortcut on its button, as pressed in the chosen mode; nothing when it is disabled. */
export function KeyFace(props: { children: string }) {
  return <Show when={shownKey(props.children)}>{(key) => <Kbd>{key()}</Kbd>}</Show>;
}
