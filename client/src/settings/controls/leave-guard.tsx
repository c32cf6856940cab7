import { useBeforeLeave } from '@solidjs/router';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/floating/dialog.tsx';
import { words } from '../words.ts';

const w = words.leave;

/** Guards against leaving unsaved changes: a dialog within the console, the browser's prompt beyond it. */
export function LeaveGuard(props: { when: boolean }) {
  const [go, setGo] = createSignal<() => void>();
  useBeforeLeave((event) => {
    if (!props.when || event.defaultPrevented) return;
    // A draft survives a change of tab.
    if (typeof event.to === 'string' && new URL(event.to, location.href).pathname === event.from.pathname) return;
    event.preventDefault();
    setGo(() => () => event.retry(true));
  });
  const leave = (event: BeforeUnloadEvent) => {
    if (props.when) event.preventDefault();
  };
  onMount(() => window.addEventListener('beforeunload', leave));
  onCleanup(() => window.removeEventListener('beforeunload', leave));
  return (
    <Show when={go()}>
      {(on) => (
        <Dialog open onClose={() => setGo(undefined)} title={w.title}>
          <p>{w.detail}</p>
          <div class="mt-4 flex justify-end gap-2">
            <Button onClick={() => setGo(undefined)}>{w.stay}</Button>
            <Button
              kind="danger"
              onClick={() => {
                const leave = on();
                setGo(undefined);
                leave();
              }}
            >
              {w.leave}
            </Button>
          </div>
        </Dialog>
      )}
    </Show>
  );
}
