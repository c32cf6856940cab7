import './sessions.css';
import { useNavigate } from '@solidjs/router';
import { Inbox, SearchX } from 'lucide-solid';
import {
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  lazy,
  Match,
  on,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import type { SessionState } from '../../../shared/session/session.ts';
import { useMe } from '../accounts/me.ts';
import { api } from '../api.ts';
import { chosenColumns, gap, layOut, selectWidth } from '../listing/columns.ts';
import { createSessionList } from '../listing/create-list.ts';
import { createSelection } from '../listing/create-selection.ts';
import { isFiltered } from '../listing/filter-url.ts';
import { type ListKind, ownFilter } from '../listing/list-kinds.ts';
import { useLive } from '../live/store.ts';
import { createTitle } from '../page/title.ts';
import { countFinished } from '../reports/finished.ts';
import { createSessionTags, SessionTagsContext } from '../session-tags/create-session-tags.ts';
import { startWalk } from '../session-walk/current-walk.ts';
import { text } from '../text/text.ts';
import { lazyAgain } from '../ui/behaviour/lazy-again.ts';
import { createRowWindow } from '../ui/behaviour/window-rows.ts';
import { Button } from '../ui/button.tsx';
import { Late } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { countOfListing, createMatchCounts } from './filters/create-match-counts.ts';
import { FilterBar } from './filters/filter-bar.tsx';
import { QueueTabs } from './filters/queue-tabs.tsx';
import { StateCounts } from './filters/state-counts.tsx';
import { FreshPill } from './fresh-pill.tsx';
import { createListing } from './list/create-listing.ts';
import { createListKeys } from './list/list-keys.ts';
import { createReturn, type Left } from './list/list-return.ts';
import { cardHeights, density, rowHeights } from './rows/density.ts';
import { GridSkeleton, headHeight, SessionGrid } from './rows/session-grid.tsx';

const SelectionBar = lazyAgain(() => import('../selection/selection-bar.tsx').then((m) => m.SelectionBar));
const Peek = lazy(() => import('./rows/peek.tsx').then((m) => ({ default: m.Peek })));

/** Below this width a row is a two-line card; same value in sessions.css. */
const cardsBelow = 640;

/** The list's location, for the way back from a session. */
let left: Left | undefined;

/** One of the lists of sessions. `aside`: content at the end of its header. */
export function ListPage(props: { book: ListKind; aside?: JSX.Element }) {
  const book = props.book;
  const live = useLive();
  const navigate = useNavigate();
  createTitle(() => [{ label: book.title }]);

  const { search, listing, setListing } = createListing(book);
  const isOwn = () => isFiltered(ownFilter(book, listing().filter));

  const [hovered, setHovered] = createSignal(false);
  const [active, setActive] = createSignal<string>();
  const [peeking, setPeeking] = createSignal(false);
  const [scrolled, setScrolled] = createSignal(false);
  const selection = createSelection(() => list.ids());
  const hold = createMemo(() => hovered() || scrolled() || active() !== undefined || selection.ids().size > 0);
  const tags = createSessionTags();
  const list = createSessionList(listing, hold, live, api.sessions, useMe()().reviewer.id);

  const matchCounts = createMatchCounts(() => (book.name === 'all' ? listing().filter : {}), live, api.matchCounts);

  // No column of tags where the company has none.
  const listColumns = createMemo(() => book.columns.filter((column) => column !== 'labels' || tags.all().length > 0));
  const isCards = (width: number) => width > 0 && width < cardsBelow;
  const rows = createRowWindow(
    () => list.ids().length,
    (width) => (isCards(width) ? cardHeights : rowHeights)[density()],
    (width) => (isCards(width) ? 0 : headHeight),
  );
  const cards = createMemo(() => isCards(rows.width()));
  const layout = createMemo(() => layOut(rows.width() - selectWidth - gap, chosenColumns(), listColumns()));
  createEffect(() => setScrolled(rows.scrollTop() > 0));

  const open = (id: string) => {
    left = { path: book.path, search: search(), opened: id, scrollTop: rows.scrollTop() };
    const query = { ...listing().filter, sort: listing().sort };
    startWalk({
      ...{ label: book.title, ids: list.ids(), isCut: list.more() !== 'end', query },
      waitingOnly: book.name === 'queue',
    });
    navigate(`/sessions/${id}`);
  };
  createEffect(
    on(
      search,
      () => {
        setActive(undefined);
        selection.clear();
        rows.toTop();
      },
      { defer: true },
    ),
  );
  if (left?.path === book.path && left.search === search()) {
    createReturn(list, left, (id, scrollTop) => {
      setActive(id);
      queueMicrotask(() => rows.restore(list.ids().indexOf(id), scrollTop));
    });
  }
  left = undefined;
  // A removed row is deselected.
  createEffect(() => {
    const id = active();
    if (id !== undefined && !list.row(id)) {
      setActive(undefined);
      setPeeking(false);
    }
  });
  onCleanup(() => setPeeking(false));
  createListKeys({ ids: list.ids, active, setActive, selection, window: rows, open, peeking, setPeeking });

  // From the first selection on: an action's outcome outlives the selection.
  const [wasSelected, setWasSelected] = createSignal(false);
  createEffect(() => selection.ids().size > 0 && setWasSelected(true));

  const showFresh = () => {
    setActive(undefined);
    setPeeking(false);
    setHovered(false);
    list.showFresh();
    rows.toTop();
  };
  const finished = () => {
    // Rows are of the previous filter, or waiting to be shown.
    if (list.outdated() || list.loading()) return undefined;
    const isWhole = list.more() === 'end' && list.fresh() === 0;
    return countFinished(listing().filter, list.counts(), isWhole ? list.ids().map((id) => list.row(id)!) : undefined);
  };
  const empty = () => !list.loading() && !list.outdated() && list.ids().length === 0 && list.fresh() === 0;

  return (
    <SessionTagsContext.Provider value={tags}>
      <div class="flex h-full">
        <div class="flex min-w-0 flex-1 flex-col" onPointerLeave={() => setHovered(false)}>
          <h1 class="sr-only">{book.title}</h1>
          <div class="border-b border-line bg-surface">
            <div class="flex min-h-2 items-center">
              <div class="flex min-w-0 flex-1 items-center overflow-x-auto [scrollbar-width:none]">
                <Show
                  when={book.name === 'all'}
                  fallback={
                    <Show
                      when={book.name === 'queue'}
                      fallback={
                        <p aria-hidden="true" class="px-4 py-2 font-semibold md:hidden">
                          {book.title}
                        </p>
                      }
                    >
                      <QueueTabs
                        chosen={listing().filter.queue ?? []}
                        onChange={(queue) => {
                          const { queue: _, ...rest } = listing().filter;
                          setListing({ ...listing(), filter: queue.length > 0 ? { ...rest, queue } : rest });
                        }}
                      />
                    </Show>
                  }
                >
                  <StateCounts
                    counts={list.counts()}
                    matching={matchCounts()}
                    chosen={listing().filter.state ?? []}
                    onChange={(state: SessionState[]) => {
                      const { state: _, ...rest } = listing().filter;
                      setListing({ ...listing(), filter: state.length > 0 ? { ...rest, state } : rest });
                    }}
                  />
                </Show>
              </div>
              <FreshPill count={list.fresh()} onShow={showFresh} />
              {props.aside}
            </div>
            <FilterBar
              book={book}
              listing={listing()}
              onChange={setListing}
              roomFor={cards() ? undefined : layout().shown}
              finished={finished()}
            />
          </div>
          <Switch
            fallback={
              <SessionGrid
                list={list}
                window={rows}
                layout={layout()}
                book={book}
                cards={cards()}
                dense={density() === 'compact'}
                active={active}
                setHovered={setHovered}
                onOpen={open}
                selection={selection}
                columns={listColumns()}
                sort={listing().sort}
                onSort={(sort) => setListing({ ...listing(), sort })}
              />
            }
          >
            <Match when={list.error() && list.ids().length === 0}>
              <ErrorState what={text.sessions.failed} error={list.error()} retry={list.reload} />
            </Match>
            <Match when={list.loading()}>
              <Late>
                <GridSkeleton rowHeight={rows.height()} />
              </Late>
            </Match>
            <Match when={empty() && isOwn()}>
              <EmptyState
                icon={<SearchX size={24} stroke-width={1.5} aria-hidden="true" />}
                title={text.sessions.empty.filtered}
                detail={text.sessions.empty.filteredDetail}
                action={
                  <Button onClick={() => setListing({ ...listing(), filter: {} })}>
                    {text.sessions.empty.filteredAction}
                  </Button>
                }
              />
            </Match>
            <Match when={empty()}>
              <EmptyState
                icon={<Inbox size={24} stroke-width={1.5} aria-hidden="true" />}
                title={book.empty.title}
                detail={book.empty.detail}
                action={
                  <Show
                    when={book.name === 'all'}
                    fallback={<Button onClick={() => navigate('/sessions')}>{text.sessions.queue.toSessions}</Button>}
                  >
                    <a
                      href="/docs"
                      target="_blank"
                      rel="noopener"
                      class="font-medium text-accent underline underline-offset-2"
                    >
                      {text.sessions.empty.noneAction}
                    </a>
                  </Show>
                }
              />
            </Match>
          </Switch>
          <Show when={wasSelected()}>
            <Suspense>
              <SelectionBar
                selection={selection}
                list={list}
                listing={listing}
                matching={() => countOfListing(listing().filter, list.counts(), matchCounts())}
              />
            </Suspense>
          </Show>
        </div>
        <Show when={peeking() && active()}>
          {(id) => (
            <Suspense>
              <Peek id={id()} onClose={() => setPeeking(false)} onOpen={() => open(id())} />
            </Suspense>
          )}
        </Show>
      </div>
    </SessionTagsContext.Provider>
  );
}
