import { ArrowDown, ArrowUp } from 'lucide-solid';
import { type JSX, Show } from 'solid-js';
import type { SessionSort } from '../../../../shared/session/session-list.ts';
import type { Column } from '../../listing/columns.ts';
import type { ListKind } from '../../listing/list-kinds.ts';
import { text } from '../../text/text.ts';

type Direction = 'ascending' | 'descending';
/** Of what the column shows: of *Waiting*, how long. */
const directions: Record<SessionSort, Direction> = {
  ...{ newest: 'descending', oldest: 'ascending', name: 'ascending', level: 'descending' },
  ...{ waiting: 'descending', decided: 'descending' },
};

/** The same state as the sort menu: what a press on the head of a column makes of it. */
export interface HeadSort {
  book: Pick<ListKind, 'heads' | 'sorts'>;
  sort: SessionSort;
  onSort: (sort: SessionSort) => void;
}

/** aria-sort of a column; undefined where nothing can be sorted by it. */
export function sortOf({ book, sort }: HeadSort, column: Column): Direction | 'none' | undefined {
  const offered = book.heads[column];
  return offered && (offered.includes(sort) ? directions[sort] : 'none');
}

/** The next of the column's orders; from the last of them back to the first, or to the usual order where it has only one. */
export function nextSort({ book, sort }: HeadSort, column: Column): SessionSort {
  const offered = book.heads[column] ?? [];
  const next = offered[offered.indexOf(sort) + 1];
  return next ?? (offered.length > 1 || !offered.includes(sort) ? offered[0]! : book.sorts[0]!);
}

/** The words or icon in the head of a column, as the button that sorts by it. */
export function HeadButton(props: { head: HeadSort; column: Column; name: string; children: JSX.Element }) {
  const direction = () => sortOf(props.head, props.column);
  return (
    <button
      type="button"
      class="inline-flex h-6 max-w-full min-w-6 items-center gap-0.5 rounded [text-transform:inherit] hover:text-text data-on:text-text"
      aria-label={props.name}
      data-on={direction() === 'none' ? undefined : ''}
      data-tip={text.sessions.sortBy({ order: text.sessions.sorts[nextSort(props.head, props.column)] })}
      onClick={() => props.head.onSort(nextSort(props.head, props.column))}
    >
      {props.children}
      <Show when={direction() !== 'none'}>
        <Show when={direction() === 'ascending'} fallback={<ArrowDown {...arrow} />}>
          <ArrowUp {...arrow} />
        </Show>
      </Show>
    </button>
  );
}
const arrow = { size: 12, 'stroke-width': 2, 'aria-hidden': 'true', class: 'shrink-0' } as const;
