import { Pencil, Trash2 } from 'lucide-solid';
import { createSignal, Show } from 'solid-js';
import type { Note } from '../notes/note.ts';
import { text } from '../text/text.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { formatAgo, formatShort, formatZoned, now } from '../ui/format.ts';
import { Composer } from './composer.tsx';
import type { CommentView, ThreadStore } from './store.ts';
import { words } from './words.ts';

const icon = { size: 14, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

/** Grey, for whom the server has not named yet. */
export const nobody = { id: '', name: words.somebody, colour: 9 };

export function OneComment(props: { comment: CommentView; note: Note; store: ThreadStore }) {
  const [mode, setMode] = createSignal<'read' | 'edit' | 'remove'>('read');
  const writer = () => props.note.writerOf(props.comment.writer) ?? nobody;
  const mine = () => props.note.writable() && writer().id === props.note.me.id;
  return (
    <li class="group flex gap-2">
      <Avatar name={writer().name} colour={writer().colour} ornament />
      <div class="min-w-0 flex-1">
        <div class="flex min-h-6 items-center gap-1.5">
          <span class="truncate font-medium">{writer().name}</span>
          <time
            datetime={props.comment.at}
            data-tip={formatZoned(props.comment.at)}
            class="num text-small whitespace-nowrap text-muted"
          >
            {formatAgo(props.comment.at, now()) ?? formatShort(props.comment.at, new Date(now()))}
          </time>
          <Show when={props.comment.editedAt}>
            {(at) => (
              <span class="text-small text-muted" data-tip={words.editedAt(formatZoned(at()))}>
                {words.edited}
              </span>
            )}
          </Show>
          <Show when={mine() && mode() === 'read'}>
            <span class="ms-auto flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
              <IconButton size="small" aria-label={words.edit} onClick={() => setMode('edit')}>
                <Pencil {...icon} />
              </IconButton>
              <IconButton size="small" aria-label={words.remove} onClick={() => setMode('remove')}>
                <Trash2 {...icon} />
              </IconButton>
            </span>
          </Show>
        </div>
        <Show
          when={mode() === 'edit'}
          fallback={
            <p class="whitespace-pre-wrap wrap-anywhere" dir="auto">
              {props.comment.text}
            </p>
          }
        >
          <Composer
            label={words.edit}
            action={words.save}
            start={props.comment.text}
            send={(said) => {
              props.store.edit(props.comment.id, said);
              setMode('read');
            }}
            cancel={() => setMode('read')}
          />
        </Show>
        <Show when={mode() === 'remove'}>
          <div class="mt-1 flex items-center gap-1.5" role="group" aria-label={words.remove}>
            <span class="flex-1 text-small text-muted">{words.removeSure}</span>
            <Button size="small" kind="quiet" onClick={() => setMode('read')}>
              {text.ui.cancel}
            </Button>
            <Button
              size="small"
              kind="danger"
              ref={(button) => queueMicrotask(() => button.focus())}
              onClick={() => props.store.remove(props.comment.id)}
            >
              {words.removeYes}
            </Button>
          </div>
        </Show>
      </div>
    </li>
  );
}
