import { createSignal, For, Match, Show, Switch } from 'solid-js';
import {
  type Column,
  chosenColumns,
  clamp,
  type Layout,
  leastOf,
  setChosenColumns,
  widest,
} from '../../listing/columns.ts';
import { text } from '../../text/text.ts';
import { CheckHeads } from './check-marks.tsx';
import { HeadButton, type HeadSort, sortOf } from './head-sort.tsx';

const words = text.sessions;

/** Pixels for one press of an arrow key; with Shift, the fine one. */
const step = { coarse: 16, fine: 2 };

const setWidth = (column: Column, width: number | undefined) =>
  setChosenColumns(({ hidden, widths: { [column]: _, ...widths } }) => ({
    hidden,
    widths: width === undefined ? widths : { ...widths, [column]: clamp(column, width) },
  }));

/** The head of each column, which sorts by it, and at its end the separator that changes its width. */
export function ColumnHeads(props: { layout: Layout; columns: readonly Column[]; head: HeadSort }) {
  /** The one separator that Tab reaches; up and down go to the others. */
  const [stop, setStop] = createSignal<Column>(props.columns[0]!);
  const tabStop = () => (props.layout.shown.includes(stop()) ? stop() : props.layout.shown[0]);
  return (
    <For each={props.columns}>
      {(column) => (
        <div
          role="columnheader"
          aria-label={words.columns[column]}
          aria-sort={sortOf(props.head, column)}
          class={`cell-${column} relative`}
        >
          <Switch
            fallback={
              <Show when={props.head.book.heads[column]} fallback={<div class="truncate">{words.columns[column]}</div>}>
                <HeadButton head={props.head} column={column} name={words.columns[column]}>
                  <span class="truncate">{words.columns[column]}</span>
                </HeadButton>
              </Show>
            }
          >
            <Match when={column === 'checks'}>
              <CheckHeads head={props.head} />
            </Match>
          </Switch>
          <Separator
            column={column}
            width={props.layout.widths[column]}
            reached={tabStop() === column}
            onReach={() => setStop(column)}
            shown={props.layout.shown}
          />
        </div>
      )}
    </For>
  );
}

function Separator(props: {
  column: Column;
  width: number;
  reached: boolean;
  onReach: () => void;
  shown: readonly Column[];
}) {
  const [dragged, setDragged] = createSignal<{ x: number; width: number }>();
  const sign = () => (document.dir === 'rtl' ? -1 : 1);
  const isChosen = () => chosenColumns().widths[props.column] !== undefined;
  const key = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = (event.shiftKey ? step.fine : step.coarse) * sign();
    const next = (ways: number) => {
      const column = props.shown[props.shown.indexOf(props.column) + ways];
      const row = event.currentTarget.closest('[role=row]');
      if (column) row?.querySelector<HTMLElement>(`[data-column=${column}]`)?.focus();
    };
    const does: Record<string, () => void> = {
      ArrowLeft: () => setWidth(props.column, props.width - by),
      ArrowRight: () => setWidth(props.column, props.width + by),
      Home: () => setWidth(props.column, leastOf(props.column)),
      Enter: () => setWidth(props.column, undefined),
      ArrowUp: () => next(-1),
      ArrowDown: () => next(1),
    };
    const act = does[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  return (
    <div
      role="separator"
      tabindex={props.reached ? 0 : -1}
      data-column={props.column}
      aria-orientation="vertical"
      aria-label={words.widthOf({ column: words.columns[props.column] })}
      aria-description={words.widthHint}
      aria-valuenow={props.width}
      aria-valuemin={leastOf(props.column)}
      aria-valuemax={widest}
      aria-valuetext={isChosen() ? words.pixels({ n: props.width }) : words.pixelsByItself({ n: props.width })}
      class={`absolute -inset-y-1.5 -end-[12px] z-10 flex w-3 cursor-col-resize touch-none justify-center before:h-full before:w-px hover:before:w-0.5 hover:before:bg-accent ${dragged() ? 'before:w-0.5 before:bg-accent' : 'before:bg-line'}`}
      onFocus={() => props.onReach()}
      onKeyDown={key}
      onDblClick={() => setWidth(props.column, undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged({ x: event.clientX, width: props.width });
      }}
      onPointerMove={(event) => {
        const from = dragged();
        if (from && event.clientX !== from.x) setWidth(props.column, from.width + (event.clientX - from.x) * sign());
      }}
      onPointerUp={() => setDragged(undefined)}
      onPointerCancel={() => setDragged(undefined)}
    />
  );
}
