import { Check, RotateCcw, X } from 'lucide-solid';
import { createEffect, For, on, Show } from 'solid-js';
import type { Subject } from '../../../shared/note/document.ts';
import type { Note } from '../session-model/note.ts';
import { text } from '../text/text.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { formatAgo, formatShort, formatZoned, now } from '../ui/text/format.ts';
import { Composer } from './comments/composer.tsx';
import { nobody, OneComment } from './comments/one-comment.tsx';
import { unsentOf } from './comments/unsent.ts';
import { threadStoreOf } from './store.ts';
import { words } from './words.ts';

const icon = { size: 14, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

/** All that is said about one thing, and the field to say more. */
export function ThreadPanel(props: { about: Subject; name: string; note: Note; close: () => void }) {
  let list: HTMLOListElement | undefined;
  let foot!: HTMLDivElement;
  const store = () => threadStoreOf(props.note.doc);
  const thread = () => store().of(props.about);
  const resolved = () => thread()?.resolved ?? null;
  const unsent = () => unsentOf(props.note, props.about);
  const settle = (how: 'resolve' | 'reopen') => {
    store()[how](props.about);
    // The button that was pressed is gone: the focus stays in the panel.
    list?.focus();
  };
  // The last comment takes the list along.
  const gone = () => (thread() ? list : foot.querySelector('textarea'))?.focus();
  createEffect(
    on(
      () => thread()?.comments.length,
      () => list?.scrollTo({ top: list.scrollHeight }),
    ),
  );
  return (
    <>
      <header class="flex items-center gap-1 border-b border-line py-1 ps-3 pe-1">
        <h3 class="min-w-0 flex-1 truncate font-semibold" dir="auto">
          {props.name}
        </h3>
        <Show when={thread() && !resolved() && props.note.writable()}>
          <Button size="small" kind="quiet" onClick={() => settle('resolve')}>
            <Check {...icon} />
            {words.resolve}
          </Button>
        </Show>
        <IconButton size="small" aria-label={text.ui.close} onClick={() => props.close()}>
          <X {...icon} />
        </IconButton>
      </header>
      <Show when={thread()}>
        {(open) => (
          <ol
            ref={list}
            aria-label={words.comments}
            aria-live="polite"
            // Scrolled by keyboard as well.
            tabindex="0"
            class="focus-inside flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3"
          >
            <For each={open().comments}>
              {(comment) => <OneComment comment={comment} note={props.note} store={store()} gone={gone} />}
            </For>
          </ol>
        )}
      </Show>
      <Show when={resolved()}>
        {(by) => (
          <div class="flex items-center gap-1.5 border-t border-line px-3 py-1.5 text-small text-muted">
            <Check {...icon} class="shrink-0 text-verified" />
            <span class="min-w-0 flex-1">
              {words.resolved({ name: (props.note.writerOf(by().writer) ?? nobody).name })}
              {' · '}
              <time datetime={by().at} data-tip={formatZoned(by().at)} class="num">
                {formatAgo(by().at, now()) ?? formatShort(by().at, new Date(now()))}
              </time>
            </span>
            <Show when={props.note.writable()}>
              <Button size="small" kind="quiet" onClick={() => settle('reopen')}>
                <RotateCcw {...icon} />
                {words.reopen}
              </Button>
            </Show>
          </div>
        )}
      </Show>
      <div ref={foot} class="flex flex-col gap-1.5 border-t border-line p-3 first:border-0">
        <Show when={!props.note.writable()}>
          <p class="text-small text-muted">{words.readOnly}</p>
        </Show>
        <Show when={props.note.writable() || unsent().find() !== undefined}>
          <Composer
            label={thread() ? (resolved() ? words.replyResolved : words.reply) : words.write}
            action={words.send}
            start={unsent().find()}
            writable={props.note.writable()}
            keep={(wording) => unsent().keep(wording)}
            me={props.note.me.id}
            send={(wording, mentions) => store().add(props.about, wording, mentions)}
          />
        </Show>
      </div>
    </>
  );
}
