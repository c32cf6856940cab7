import { For, Show } from 'solid-js';
import { partsWithMentions } from '../../../../shared/note/mentions.ts';
import type { CommentView } from '../../../../shared/note/threads.ts';
import type { Note } from '../../session-model/note.ts';

/** A comment's text, with actual mentions distinguished from names that are only typed. */
export function CommentText(props: { comment: CommentView; note: Note }) {
  const people = () =>
    (props.comment.mentions ?? []).flatMap((id) => {
      const name = props.note.person(id)?.name;
      return name === undefined ? [] : [{ id, name }];
    });
  return (
    <p class="whitespace-pre-wrap wrap-anywhere" dir="auto">
      <For each={partsWithMentions(props.comment.text, people())}>
        {(part) => (
          <Show when={part.of.length > 0} fallback={part.text}>
            <span class="font-medium text-accent">{part.text}</span>
          </Show>
        )}
      </For>
    </p>
  );
}
