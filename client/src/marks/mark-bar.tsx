import { Trash2 } from 'lucide-solid';
import { Show } from 'solid-js';
import type { Size } from '../session-model/geometry.ts';
import type { MarkView } from '../session-model/mark-store.ts';
import { ThreadButton } from '../threads/thread-button.tsx';
import { IconButton } from '../ui/button.tsx';
import type { Marker } from './draw/create-marker.ts';
import type { Points } from './draw/shapes.ts';
import { words } from './words.ts';

/** Screen pixels; the largest size of the bar, kept free at the stage's edges. */
const room = { width: 236, height: 40 };

/** Beside the chosen mark: its author, its thread, and for its author a delete button. */
export function MarkBar(props: { mark: MarkView; marker: Marker; points: Points; size: Size }) {
  const author = () => props.marker.writerOf(props.mark)?.name ?? words.somebody;
  const name = () => words.named({ kind: props.mark.kind, n: props.mark.number, author: author() });
  const left = () => {
    const middle = (props.points[0] + props.points[2]) / 2;
    return Math.max(4, Math.min(middle - room.width / 2, props.size.width - room.width));
  };
  const top = () => {
    const below = Math.max(props.points[1], props.points[3]) + 14;
    const above = Math.min(props.points[1], props.points[3]) - room.height - 30;
    return Math.max(
      4,
      Math.min(below + room.height > props.size.height && above > 0 ? above : below, props.size.height - room.height),
    );
  };
  return (
    <div
      role="group"
      aria-label={name()}
      class="fade-in group absolute top-0 left-0 flex h-8 max-w-58 items-center gap-1 rounded-md border border-line bg-raised ps-2 pe-1 shadow-float"
      style={{ transform: `translate(${left()}px, ${top()}px)` }}
      // The stage would handle the press.
      on:pointerdown={(event) => event.stopPropagation()}
      on:dblclick={(event) => event.stopPropagation()}
    >
      <span class="min-w-0 flex-1 truncate text-small font-medium">{name()}</span>
      <ThreadButton about={`mark:${props.mark.id}`} name={name()} shown />
      <Show when={props.marker.isMine(props.mark)}>
        <IconButton size="small" aria-label={words.remove} onClick={() => props.marker.remove(props.mark.id)}>
          <Trash2 size={14} stroke-width={1.5} aria-hidden="true" />
        </IconButton>
      </Show>
    </div>
  );
}
