import { Download, RotateCcw, Tag, UserRoundPlus } from 'lucide-solid';
import { type Accessor, createEffect, createSignal, For, Match, on, Show, Switch, useContext } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { mostSelected } from '../../../shared/session/session-list.ts';
import { api } from '../api.ts';
import type { SessionList } from '../listing/create-list.ts';
import type { Selection } from '../listing/create-selection.ts';
import { type Listing, writeListing } from '../listing/filter-url.ts';
import { fullName } from '../session-model/session-name.ts';
import { SessionTagsContext } from '../session-tags/create-session-tags.ts';
import { handOnFocus } from '../ui/behaviour/hand-on-focus.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import type { ActionProps, Outcome } from './action.ts';
import { AssignAction } from './assign-action.tsx';
import { ExportAction } from './export-action.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import { ResubmissionAction } from './resubmission-action.tsx';
import { TagAction } from './tag-action.tsx';
import { words } from './words.ts';

const actions = [
  ['assign', UserRoundPlus],
  ['resubmission', RotateCcw],
  ['tag', Tag],
  ['export', Download],
] as const;
type Action = (typeof actions)[number][0];

/** Below the list while sessions are selected: their number, select all matching, and the actions. */
export function SelectionBar(props: {
  selection: Selection;
  list: SessionList;
  listing: Accessor<Listing>;
  /** Number of sessions that match the filters, if known. */
  matching: Accessor<{ n: number; isMore: boolean } | undefined>;
}) {
  const tags = useContext(SessionTagsContext)!;
  const ids = () => [...props.selection.ids()];
  const count = () => props.selection.ids().size;
  const [open, setOpen] = createSignal<{ action: Action; ids: readonly string[] }>();
  const [outcome, setOutcome] = createSignal<Outcome>();
  /** Names of rows that have left the list since they were selected. */
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const row = props.list.row(id);
    const name = row && fullName(row);
    if (name) names.set(id, name);
    return name || (names.get(id) ?? words.unnamed({ shortId: id.slice(-8) }));
  };
  createEffect(() => {
    for (const id of props.selection.ids()) nameOf(id);
  });
  // The notice was about the previous list.
  createEffect(
    on(
      () => writeListing(props.listing()),
      () => setOutcome(undefined),
      { defer: true },
    ),
  );
  const actionProps = (now: { ids: readonly string[] }): ActionProps => ({
    ids: now.ids,
    nameOf,
    onClose: () => setOpen(undefined),
    onDone: (done) => {
      setOutcome(done);
      props.selection.clear();
    },
  });
  return (
    <>
      <Show when={outcome()}>
        {(done) => <OutcomeLine outcome={done()} nameOf={nameOf} onClose={() => setOutcome(undefined)} />}
      </Show>
      <Show when={count() > 0}>
        <Bar
          {...props}
          count={count()}
          onAction={(action) => {
            setOutcome(undefined);
            setOpen({ action, ids: ids() });
          }}
        />
      </Show>
      <Show when={open()} keyed>
        {(now) => (
          <Switch>
            <Match when={now.action === 'assign'}>
              <AssignAction {...actionProps(now)} />
            </Match>
            <Match when={now.action === 'resubmission'}>
              <ResubmissionAction {...actionProps(now)} />
            </Match>
            <Match when={now.action === 'tag'}>
              <TagAction {...actionProps(now)} tags={tags} />
            </Match>
            <Match when={now.action === 'export'}>
              <ExportAction {...actionProps(now)} sort={props.listing().sort} />
            </Match>
          </Switch>
        )}
      </Show>
    </>
  );
}

function Bar(props: {
  selection: Selection;
  list: SessionList;
  listing: Accessor<Listing>;
  matching: Accessor<{ n: number; isMore: boolean } | undefined>;
  count: number;
  onAction: (action: Action) => void;
}) {
  let root!: HTMLElement;
  handOnFocus(
    () => root,
    () => document.querySelector<HTMLElement>('[role=grid]') ?? document.querySelector('main'),
  );
  const [selecting, setSelecting] = createSignal(false);
  const [failed, setFailed] = createSignal<unknown>();
  const tooMany = () => props.count > mostSelected;
  /** Number that can be selected at once; undefined: they are selected already. */
  const offer = () => {
    const total = props.matching();
    const most = total && !total.isMore ? Math.min(total.n, mostSelected) : mostSelected;
    const isAll = total !== undefined && !total.isMore && total.n <= mostSelected;
    const loadedAll = props.list.more() === 'end';
    if (loadedAll && props.count >= props.list.ids().length) return undefined;
    if (props.count >= most) return undefined;
    if (isAll) return words.selectAll({ n: total.n });
    if (loadedAll && props.list.ids().length <= mostSelected) return words.selectAll({ n: props.list.ids().length });
    return words.selectFirst({ n: mostSelected });
  };
  const selectAll = async () => {
    if (selecting()) return;
    setSelecting(true);
    setFailed(undefined);
    const listing = props.listing();
    try {
      const { ids } = await api.sessionIds({ ...listing.filter, sort: listing.sort });
      // Only if neither the list changed nor the selection was cleared since the request.
      if (writeListing(listing) === writeListing(props.listing()) && props.selection.ids().size > 0)
        props.selection.set(ids);
    } catch (error) {
      setFailed(error);
    } finally {
      setSelecting(false);
    }
  };
  return (
    <section
      ref={root}
      aria-label={words.bar}
      class="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-t border-line bg-raised px-4 py-2 max-sm:px-3"
    >
      <p role="status" class="num font-semibold whitespace-nowrap">
        {words.selected({ n: props.count })}
      </p>
      <Show when={offer()}>
        {(label) => (
          <Button kind="quiet" class="num" aria-disabled={selecting()} onClick={() => void selectAll()}>
            {selecting() ? words.selecting : label()}
          </Button>
        )}
      </Show>
      <Button kind="quiet" data-tip={words.clearHint} onClick={() => props.selection.clear()}>
        {words.clear}
      </Button>
      <span class="flex-1 max-sm:hidden" />
      <div class="flex flex-wrap gap-2 max-sm:gap-1.5">
        <For each={actions}>
          {([action, icon]) => (
            <Button
              class="max-sm:px-2"
              aria-haspopup="dialog"
              aria-disabled={tooMany()}
              onClick={() => !tooMany() && props.onAction(action)}
            >
              <Dynamic component={icon} size={16} stroke-width={1.5} aria-hidden="true" class="max-sm:hidden" />
              {words.actions[action]}
            </Button>
          )}
        </For>
      </div>
      <Show when={tooMany()}>
        <p role="alert" class="num w-full text-small text-rejected">
          {words.tooMany({ n: mostSelected })}
        </p>
      </Show>
      <Show when={failed()}>{(error) => <Failed what={words.selectFailed} error={error()} />}</Show>
    </section>
  );
}
