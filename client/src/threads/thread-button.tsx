import { MessageSquareCheck, MessageSquarePlus, MessageSquareText } from 'lucide-solid';
import { createEffect, Match, onCleanup, Show, Switch } from 'solid-js';
import type { Subject } from '../../../shared/note/document.ts';
import { useNote } from '../session-model/note.ts';
import { closeThread, opened, openThread, releaseThread, takeTarget } from '../session-model/reveal.ts';
import { flash } from '../ui/behaviour/flash.ts';
import { threadStoreOf } from './store.ts';
import { words } from './words.ts';

const icon = { size: 14, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

/**
 * Opens the thread of one thing. Seen while its group is hovered or it has the focus; always once there are comments, and
 * where there is no hovering. Nothing at all while there is no note.
 */
export function ThreadButton(props: { about: Subject; name: string; shown?: boolean; class?: string }) {
  const note = useNote();
  let place!: HTMLSpanElement;
  createEffect(() => {
    // A mark itself takes what is asked of it, and flashes.
    const asked = props.about.startsWith('mark:') ? null : takeTarget(props.about);
    const row = asked && place.closest<HTMLElement>('li, div');
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    flash(row);
    // None where nothing was said and nothing can be said: then the row is all there is to see.
    const button = place.querySelector('button');
    if (asked.open && button) openThread(props.about, button);
    else button?.focus({ preventScroll: true });
  });
  return (
    <span ref={place} class="contents">
      <Show when={note()}>
        {(open) => {
          const thread = () => threadStoreOf(open().doc).of(props.about);
          const count = () => thread()?.comments.length ?? 0;
          return (
            <Show when={count() > 0 || open().writable()}>
              <Opener {...props} count={count()} resolved={thread()?.resolved != null} />
            </Show>
          );
        }}
      </Show>
    </span>
  );
}

function Opener(props: {
  about: Subject;
  name: string;
  shown?: boolean;
  class?: string;
  count: number;
  resolved: boolean;
}) {
  let button!: HTMLButtonElement;
  const isOpen = () => opened()?.anchor === button;
  const label = () =>
    props.count === 0
      ? words.begin({ what: props.name })
      : props.resolved
        ? words.countResolved({ what: props.name, n: props.count })
        : words.count({ what: props.name, n: props.count });
  onCleanup(() => releaseThread(button));
  return (
    <button
      ref={button}
      type="button"
      aria-label={label()}
      data-tip={label()}
      aria-haspopup="dialog"
      aria-expanded={isOpen()}
      data-stays={props.count > 0 || props.shown || undefined}
      onClick={() => (isOpen() ? closeThread() : openThread(props.about, button))}
      class={`num -my-1 ms-auto inline-flex h-6 min-w-6 shrink-0 items-center justify-center gap-1 self-center rounded px-1 text-small font-medium hover:bg-sunk ${
        props.count > 0 && !props.resolved ? 'text-accent' : 'text-muted hover:text-text'
      } ${
        props.count > 0 || props.shown || isOpen()
          ? ''
          : 'opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 pointer-coarse:opacity-100'
      } ${props.class ?? ''}`}
    >
      <Switch fallback={<MessageSquareText {...icon} />}>
        <Match when={props.count === 0}>
          <MessageSquarePlus {...icon} />
        </Match>
        <Match when={props.resolved}>
          <MessageSquareCheck {...icon} />
        </Match>
      </Switch>
      <Show when={props.count > 0}>{props.count}</Show>
    </button>
  );
}
