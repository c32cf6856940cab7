import { Pencil, Trash2 } from 'lucide-solid';
import { createSignal, Show } from 'solid-js';
import type { CommentView } from '../../../../shared/note/threads.ts';
import type { Note } from '../../session-model/note.ts';
import { text } from '../../text/text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatAgo, formatShort, formatZoned, now } from '../../ui/text/format.ts';
import type { ThreadStore } from '../store.ts';
import { words } from '../words.ts';
import { CommentText } from './comment-text.tsx';
import { Composer } from './composer.tsx';
import { unsentOf } from './unsent.ts';

const icon = { size: 14, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

/** Grey, for whom the server has not named yet. */
export const nobody = {
  id: '',
  get name() {
    return words.somebody;
  },
  colour: 9,
};

/** `gone`: after it was deleted, with the button that had the focus. */
export function OneComment(props: { comment: CommentView; note: Note; store: ThreadStore; gone: () => void }) {
  let item!: HTMLLIElement;
  let edit!: HTMLButtonElement;
  let remove!: HTMLButtonElement;
  const unsent = unsentOf(props.note, props.comment.id);
  const writer = () => props.note.writerOf(props.comment.writer) ?? nobody;
  const mine = () => props.note.writable() && writer().id === props.note.me.id;
  const [asked, setAsked] = createSignal<'read' | 'edit' | 'remove'>(unsent.find() === undefined ? 'read' : 'edit');
  // When it may not be changed any more, words that were not saved are still shown.
  const mode = () => (mine() || (asked() === 'edit' && unsent.find() !== undefined) ? asked() : 'read');
  const read = (from: 'edit' | 'remove') => {
    setAsked('read');
    // Not before: it is another button each time.
    (from === 'edit' ? edit : remove).focus();
  };
  return (
    <li ref={item} data-comment={props.comment.id} class="group flex gap-2 rounded-md">
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
              <span class="text-small text-muted" data-tip={words.editedAt({ time: formatZoned(at()) })}>
                {words.edited}
              </span>
            )}
          </Show>
          <Show when={mine() && mode() === 'read'}>
            <span class="ms-auto flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
              <IconButton
                ref={edit}
                size="small"
                aria-label={words.edit}
                onClick={() => {
                  setAsked('edit');
                  item.querySelector('textarea')?.focus();
                }}
              >
                <Pencil {...icon} />
              </IconButton>
              <IconButton ref={remove} size="small" aria-label={words.remove} onClick={() => setAsked('remove')}>
                <Trash2 {...icon} />
              </IconButton>
            </span>
          </Show>
        </div>
        <Show when={mode() !== 'edit' || !mine()}>
          <CommentText comment={props.comment} note={props.note} />
        </Show>
        <Show when={mode() === 'edit'}>
          <Composer
            label={words.edit}
            action={words.save}
            start={unsent.find() ?? props.comment.text}
            writable={mine()}
            keep={(wording) => unsent.keep(wording === props.comment.text ? '' : wording)}
            me={props.note.me.id}
            send={(wording, mentions) => {
              props.store.edit(props.comment.id, wording, mentions);
              read('edit');
            }}
            cancel={() => {
              unsent.keep('');
              read('edit');
            }}
          />
        </Show>
        <Show when={mode() === 'remove'}>
          <div class="mt-1 flex items-center gap-1.5" role="group" aria-label={words.remove}>
            <span class="flex-1 text-small text-muted">{words.removeSure}</span>
            <Button size="small" kind="quiet" onClick={() => read('remove')}>
              {text.ui.cancel}
            </Button>
            <Button
              size="small"
              kind="danger"
              ref={(button) => queueMicrotask(() => button.focus())}
              onClick={() => {
                props.store.remove(props.comment.id);
                props.gone();
              }}
            >
              {words.removeYes}
            </Button>
          </div>
        </Show>
      </div>
    </li>
  );
}
