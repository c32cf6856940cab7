import { Check, Pencil, Trash2 } from 'lucide-solid';
import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import type { SavedFilter } from '../../../shared/api/saved-filters.ts';
import { useColleagues } from '../accounts/colleagues.ts';
import { useMe } from '../accounts/me.ts';
import { api } from '../api.ts';
import { isFiltered, type Listing } from '../listing/filter-url.ts';
import { type ListKind, ownFilter } from '../listing/list-kinds.ts';
import { text } from '../text/text.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { chosenFilter, isShown, listingOf, listOf, setChosenFilter } from './chosen-filter.ts';
import { importStored } from './import-kept.ts';
import type { Asking } from './saved-button.tsx';
import { words } from './words.ts';

/** The saved filters of a list: chosen by a press, renamed, deleted, brought up to date. */
export function SavedPanel(props: {
  book: ListKind;
  listing: Listing;
  onChange: (listing: Listing) => void;
  close: () => void;
  onAsk: (asking: Asking) => void;
}) {
  const me = useMe();
  const colleagues = useColleagues();
  const [all, setAll] = createSignal<readonly SavedFilter[]>();
  const [failed, setFailed] = createSignal<unknown>();
  const [updateFailed, setUpdateFailed] = createSignal<unknown>();
  let root!: HTMLDivElement;
  const load = async () => {
    setFailed(undefined);
    try {
      await importStored(me().reviewer.id);
      const { filters } = await api.savedFilters();
      setAll(filters.filter(({ list }) => list === listOf(props.book)));
    } catch (error) {
      setFailed(error);
    }
    // It opened before there was anything to be focused.
    root.querySelector<HTMLElement>('button')?.focus();
  };
  onMount(() => {
    root.focus();
    void load();
  });
  const of = (shared: boolean) => all()?.filter((one) => one.shared === shared) ?? [];
  /** The chosen one, where what is shown is no longer what it holds. */
  const changed = () => {
    const saved = all()?.find(({ id }) => id === chosenFilter()?.id);
    return saved?.mayChange && !isShown(props.book, props.listing, saved) ? saved : undefined;
  };
  const canSave = () => isFiltered(ownFilter(props.book, props.listing.filter));
  const choose = (saved: SavedFilter) => {
    const notice = words.gone({ parts: [...new Set(saved.gone.map((part) => words.parts[part]))].join(text.ui.comma) });
    setChosenFilter(saved.gone.length > 0 ? { ...saved, notice } : saved);
    props.close();
    props.onChange(listingOf(props.book, saved));
  };
  const update = async (saved: SavedFilter) => {
    const { id, list, name, shared } = saved;
    const filter = ownFilter(props.book, props.listing.filter);
    const { sort } = props.listing;
    // A search text is stored only in what had one before.
    const keepSearch = saved.filter.q !== undefined;
    try {
      await api.changeSavedFilter(id, { list, name, shared, filter, sort, keepSearch });
      const { q: _, ...rest } = filter;
      setChosenFilter({ ...saved, filter: keepSearch ? filter : rest, sort, gone: [] });
      props.close();
    } catch (error) {
      setUpdateFailed(error);
    }
  };
  const ask = (asking: Asking) => {
    props.close();
    props.onAsk(asking);
  };
  return (
    <div ref={root} tabindex={-1} class="flex max-h-[min(480px,70dvh)] flex-col outline-none">
      <div class="min-h-0 overflow-y-auto p-1">
        <Switch>
          <Match when={failed()}>{(error) => <Failed what={words.failed} error={error()} />}</Match>
          <Match when={!all()}>
            <p class="p-2 text-muted">{words.loading}</p>
          </Match>
          <Match when={all()!.length === 0}>
            <p class="p-2 text-muted">{words.none}</p>
          </Match>
        </Switch>
        <For each={[false, true]}>
          {(shared) => (
            <Show when={of(shared).length > 0}>
              <div role="group" aria-label={shared ? words.shared : words.own}>
                <div aria-hidden="true" class="caps px-2 pt-2 pb-1">
                  {shared ? words.shared : words.own}
                </div>
                <For each={of(shared)}>
                  {(one) => (
                    <div class="flex items-center rounded-md hover:bg-text/6">
                      <button
                        type="button"
                        aria-pressed={isShown(props.book, props.listing, one)}
                        class="focus-inside flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-start"
                        onClick={() => choose(one)}
                      >
                        <span aria-hidden="true" class="w-3.5 shrink-0 text-accent">
                          <Show when={isShown(props.book, props.listing, one)}>
                            <Check size={14} stroke-width={2} />
                          </Show>
                        </span>
                        <span dir="auto" class="truncate">
                          {one.name}
                        </span>
                        <Show when={one.shared && one.reviewerId !== me().reviewer.id}>
                          <span class="ms-auto truncate text-small text-muted">
                            {words.by({ name: colleagues.find(one.reviewerId)?.name ?? '' })}
                          </span>
                        </Show>
                      </button>
                      <Show when={one.mayChange}>
                        <IconButton
                          size="small"
                          aria-label={words.edit({ name: one.name })}
                          onClick={() => ask({ what: 'edit', saved: one })}
                        >
                          <Pencil size={14} stroke-width={1.5} aria-hidden="true" />
                        </IconButton>
                        <IconButton
                          size="small"
                          class="me-1"
                          aria-label={words.remove({ name: one.name })}
                          onClick={() => ask({ what: 'delete', saved: one })}
                        >
                          <Trash2 size={14} stroke-width={1.5} aria-hidden="true" />
                        </IconButton>
                      </Show>
                    </div>
                  )}
                </For>
              </div>
            </Show>
          )}
        </For>
      </div>
      <div class="flex flex-col gap-1.5 border-t border-line p-2">
        <Show when={updateFailed()}>{(error) => <Failed what={words.updateFailed} error={error()} />}</Show>
        <Show when={changed()}>
          {(saved) => (
            <Button class="min-w-0 shrink!" onClick={() => void update(saved())}>
              <span class="truncate">{words.update({ name: saved().name })}</span>
            </Button>
          )}
        </Show>
        <Button aria-disabled={!canSave()} onClick={() => canSave() && ask({ what: 'new' })}>
          {words.save}
        </Button>
        <Show when={!canSave()}>
          <p class="text-small text-muted">{words.saveHint}</p>
        </Show>
      </div>
    </div>
  );
}
