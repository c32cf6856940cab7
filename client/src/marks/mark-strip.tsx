import { MessageSquareText } from 'lucide-solid';
import { createEffect, For, on, Show } from 'solid-js';
import type { PhotoView } from '../../../shared/document/media.ts';
import type { MarkView } from '../session-model/mark-store.ts';
import { threadStoreOf } from '../threads/store.ts';
import { personColour } from '../ui/text/person.ts';
import type { Marker } from './draw/create-marker.ts';
import { words } from './words.ts';

/** The marks of what is on the stage, as a row of buttons: for the keyboard, for screen readers, and to find one fast. */
export function MarkStrip(props: { marker: Marker; photos: readonly PhotoView[] }) {
  let row: HTMLUListElement | undefined;
  const marks = () => props.photos.flatMap((photo) => props.marker.store()?.on(photo.id) ?? []);
  // The chosen one is in sight; only the row itself is scrolled.
  createEffect(
    on(props.marker.selected, (id) => {
      const chip = id && row?.querySelector<HTMLElement>(`[data-chip="${CSS.escape(id)}"]`);
      if (!row || !chip) return;
      const [from, to] = [chip.offsetLeft - 8, chip.offsetLeft + chip.offsetWidth + 8];
      if (from < row.scrollLeft) row.scrollLeft = from;
      else if (to > row.scrollLeft + row.clientWidth) row.scrollLeft = to - row.clientWidth;
    }),
  );
  return (
    <Show when={marks().length > 0}>
      <ul
        ref={row}
        aria-label={words.list}
        class="relative flex min-w-0 flex-1 items-center gap-1 overflow-x-auto p-0.5"
      >
        <For each={marks()}>
          {(mark) => (
            <li>
              <MarkChip mark={mark} marker={props.marker} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function MarkChip(props: { mark: MarkView; marker: Marker }) {
  const author = () => props.marker.writerOf(props.mark);
  const name = () =>
    words.named({ kind: props.mark.kind, n: props.mark.number, author: author()?.name ?? words.somebody });
  const comments = () => {
    const note = props.marker.note();
    const thread = note && threadStoreOf(note.doc).of(`mark:${props.mark.id}`);
    return thread && !thread.resolved ? thread.comments.length : 0;
  };
  return (
    <button
      type="button"
      data-chip={props.mark.id}
      data-tip={name()}
      aria-pressed={props.marker.selected() === props.mark.id}
      onClick={() => {
        if (!props.marker.shown()) props.marker.toggleShown();
        props.marker.select(props.mark.id);
        props.marker.want(props.mark.id);
      }}
      class="num inline-flex h-6 items-center gap-1 rounded-full whitespace-nowrap border border-line bg-surface ps-1 pe-2 text-small font-medium hover:bg-sunk aria-pressed:border-edge aria-pressed:bg-sunk"
    >
      <span
        class="inline-flex size-4 items-center justify-center rounded-full text-[10px] font-semibold text-white"
        style={{ 'background-color': personColour(author()?.colour ?? 9) }}
      >
        {props.mark.number}
      </span>
      {words.kinds[props.mark.kind]}
      <span class="sr-only">{words.by({ author: author()?.name ?? words.somebody })}</span>
      <Show when={comments() > 0}>
        <MessageSquareText size={12} stroke-width={1.5} class="text-accent" aria-hidden="true" />
        <span class="text-accent" aria-hidden="true">
          {comments()}
        </span>
        <span class="sr-only">{words.open({ n: comments() })}</span>
      </Show>
    </button>
  );
}
