import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { words } from './words.ts';

/** Milliseconds that each photo is shown: WCAG 2.3.1 allows three flashes a second, this is one and a half. */
const blinkMs = 650;

/** Which of the two is shown. Who asked for less motion turns them over by hand. */
export function createBlink(isOn: () => boolean) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const [second, setSecond] = createSignal(false);
  const [running, setRunning] = createSignal(!isCalm);
  createEffect(() => {
    if (!isOn() || !running()) return;
    const timer = setInterval(() => setSecond((is) => !is), blinkMs);
    onCleanup(() => clearInterval(timer));
  });
  return { second, running, isCalm, toggle: () => setRunning((is) => !is), activate: () => setSecond((is) => !is) };
}

export function BlinkControl(props: { blink: ReturnType<typeof createBlink>; shown: string }) {
  return (
    <>
      <Show when={!props.blink.isCalm}>
        <Button size="small" onClick={props.blink.toggle}>
          {props.blink.running() ? words.blinking.stop : words.blinking.start}
        </Button>
      </Show>
      <Show when={props.blink.isCalm || !props.blink.running()}>
        <Button size="small" onClick={props.blink.activate}>
          {words.blinking.showOther}
        </Button>
        <span class="text-small text-muted" aria-live="polite">
          {words.shown({ name: props.shown })}
        </span>
      </Show>
    </>
  );
}
