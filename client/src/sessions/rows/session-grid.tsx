import { type Accessor, createEffect, createMemo, For, Match, onMount, Show, Switch } from 'solid-js';
import type { SessionSort } from '../../../../shared/session/session-list.ts';
import { mostSelected } from '../../../../shared/session/session-list.ts';
import { type Column, type Layout, selectWidth } from '../../listing/columns.ts';
import type { SessionList } from '../../listing/create-list.ts';
import type { Selection } from '../../listing/create-selection.ts';
import type { ListKind } from '../../listing/list-kinds.ts';
import { text } from '../../text/text.ts';
import type { RowWindow } from '../../ui/behaviour/window-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { formatNumber } from '../../ui/text/format.ts';
import { ColumnHeads } from './column-heads.tsx';
import { SelectBox } from './select-box.tsx';
import { rowElementId, SessionLine } from './session-line.tsx';

const words = text.sessions;
/** Pixels of the head; none where rows are cards. */
export const headHeight = 32;

/** The next page is asked for when this many rows are left below. */
const ahead = 40;

export function SessionGrid(props: {
  list: SessionList;
  window: RowWindow;
  layout: Layout;
  book: ListKind;
  cards: boolean;
  dense: boolean;
  active: Accessor<string | undefined>;
  setHovered: (hovered: boolean) => void;
  onOpen: (id: string) => void;
  selection: Selection;
  columns: readonly Column[];
  sort: SessionSort;
  onSort: (sort: SessionSort) => void;
}) {
  let scroller!: HTMLDivElement;
  onMount(() => props.window.attach(scroller));
  const shown = createMemo(() => props.list.ids().slice(props.window.first(), props.window.end()));
  createEffect(() => {
    if (props.window.end() > props.list.ids().length - ahead && props.list.more() === 'idle') props.list.loadMore();
  });
  const allSelected = () => {
    const chosen = props.selection.ids();
    if (chosen.size === 0) return false;
    return props.list.ids().every((id) => chosen.has(id)) || 'mixed';
  };
  const toggleAll = () =>
    allSelected() === true ? props.selection.clear() : props.selection.set(props.list.ids().slice(0, mostSelected));
  const isShown = () => {
    const id = props.active();
    return id !== undefined && shown().includes(id);
  };

  return (
    <div
      class="flex min-h-0 flex-1 flex-col"
      // Not on enter: a list that comes up under a resting pointer, after a click on *Sign in* say, is not being read yet.
      onPointerMove={(event) => event.pointerType === 'mouse' && props.setHovered(true)}
      // On the way to what waits, above, the list must not let go.
      onPointerLeave={() => props.list.fresh() === 0 && props.setHovered(false)}
    >
      {/* biome-ignore lint/a11y/useAriaActivedescendantWithTabindex: it has its tabindex, in Solid's spelling */}
      <div
        ref={scroller}
        role="grid"
        tabindex={0}
        aria-label={props.book.title}
        aria-multiselectable="true"
        aria-description={words.listHint}
        aria-rowcount={props.list.more() === 'end' ? props.list.ids().length + 1 : -1}
        aria-activedescendant={isShown() ? rowElementId(props.active()!) : undefined}
        aria-busy={props.list.outdated()}
        data-hide={
          props.cards ? undefined : props.columns.filter((column) => !props.layout.shown.includes(column)).join(' ')
        }
        data-book={props.book.name}
        class="list focus-inside min-h-0 flex-1 overflow-x-hidden overflow-y-auto bg-surface"
        style={{
          '--list-columns': `${selectWidth}px ${props.layout.template}`,
          '--list-areas': props.layout.areas.replace('"', '"select '),
        }}
      >
        <div role="rowgroup" class={`sticky top-0 z-10 border-b border-line bg-surface ${props.cards ? 'hidden' : ''}`}>
          <div role="row" aria-rowindex={1} class="list-row caps" style={{ height: `${headHeight - 1}px` }}>
            <div role="columnheader" aria-label={words.selectHead} class="cell-select">
              <SelectBox name={words.selectLoaded} value={allSelected()} onToggle={toggleAll} />
            </div>
            <ColumnHeads
              layout={props.layout}
              columns={props.columns}
              head={{ book: props.book, sort: props.sort, onSort: props.onSort }}
            />
          </div>
        </div>
        <div
          role="rowgroup"
          class={`relative transition-opacity duration-150 ${props.list.outdated() ? 'opacity-60' : ''}`}
          style={{ height: `${props.list.ids().length * props.window.height()}px` }}
        >
          <For each={shown()}>
            {(id, i) => (
              <Show when={props.list.row(id)}>
                {(row) => (
                  <SessionLine
                    row={row()}
                    columns={props.columns}
                    selected={props.selection.ids().has(id)}
                    onSelect={(extend) => props.selection.toggle(id, extend)}
                    index={props.window.first() + i()}
                    top={(props.window.first() + i()) * props.window.height()}
                    height={props.window.height()}
                    dense={props.dense || props.cards}
                    active={props.active() === id}
                    isNew={props.list.isNew(id)}
                    onOpen={() => props.onOpen(id)}
                  />
                )}
              </Show>
            )}
          </For>
        </div>
        <Foot list={props.list} />
      </div>
    </div>
  );
}

function Foot(props: { list: SessionList }) {
  return (
    <div class="num flex h-12 items-center justify-center gap-3 text-small text-muted">
      <Switch>
        <Match when={props.list.more() === 'loading'}>{words.loadingMore}</Match>
        <Match when={props.list.more() === 'failed'}>
          <span role="alert">{words.moreFailed}</span>
          <Button size="small" onClick={() => props.list.loadMore()}>
            {text.ui.tryAgain}
          </Button>
        </Match>
        <Match when={props.list.more() === 'end' && props.list.ids().length > 0}>
          {words.end({ n: formatNumber(props.list.ids().length) })}
        </Match>
      </Switch>
    </div>
  );
}

/** The true layout, empty. */
export function GridSkeleton(props: { rowHeight: number }) {
  return (
    <div class="list min-h-0 flex-1 overflow-hidden bg-surface" role="status" aria-label={text.ui.loading}>
      <For each={Array.from({ length: 14 }, (_, i) => i)}>
        {(i) => (
          <div class="list-row border-b border-line" style={{ height: `${props.rowHeight}px` }}>
            <Skeleton class="cell-state h-3.5 w-24" />
            <Skeleton class={`cell-subject h-3.5 ${['w-40', 'w-28', 'w-36'][i % 3]}`} />
            <Skeleton class="cell-document h-3.5 w-28" />
            <Skeleton class="cell-checks h-3.5 w-32" />
            <Skeleton class="cell-attempts h-3.5 w-4" />
            <Skeleton class="cell-device h-3.5 w-20" />
            <Skeleton class="cell-started h-3.5 w-14" />
          </div>
        )}
      </For>
    </div>
  );
}
