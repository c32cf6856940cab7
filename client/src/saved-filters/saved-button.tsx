import { Bookmark } from 'lucide-solid';
import { createEffect, createSignal, on, Show, Suspense } from 'solid-js';
import type { SavedFilter } from '../../../shared/api/saved-filters.ts';
import { isFiltered, type Listing } from '../listing/filter-url.ts';
import { type ListKind, ownFilter } from '../listing/list-kinds.ts';
import { tool } from '../listing/tool.ts';
import { text } from '../text/text.ts';
import { lazyAgain } from '../ui/behaviour/lazy-again.ts';
import { Popover } from '../ui/floating/popover.tsx';
import { chosenFilter, isShown, listOf, setChosenFilter } from './chosen-filter.ts';

const SavedPanel = lazyAgain(() => import('./saved-panel.tsx').then((m) => m.SavedPanel));
const SavedDialog = lazyAgain(() => import('./saved-dialog.tsx').then((m) => m.SavedDialog));
const words = text.sessions.saved;

/** Opened by the panel as a separate dialog: the panel closes when the focus leaves it. */
export type Asking = { what: 'new' } | { what: 'edit' | 'delete'; saved: SavedFilter };

/** Beside the filters: the saved ones, which of them is shown, and whether it was changed. */
export function SavedButton(props: { book: ListKind; listing: Listing; onChange: (listing: Listing) => void }) {
  const [asking, setAsking] = createSignal<Asking>();
  const chosen = () => {
    const saved = chosenFilter();
    return saved?.list === listOf(props.book) ? saved : undefined;
  };
  // All filters were cleared: nothing remains of the chosen one.
  createEffect(
    on(
      () => isFiltered(ownFilter(props.book, props.listing.filter)),
      (now, before) => before && !now && setChosenFilter(undefined),
    ),
  );
  const label = () => {
    const saved = chosen();
    if (!saved) return words.label;
    return isShown(props.book, props.listing, saved) ? saved.name : words.changed({ name: saved.name });
  };
  return (
    <>
      <Popover
        label={words.label}
        class="w-80"
        trigger={(attributes) => (
          <button
            type="button"
            {...attributes}
            class={tool}
            data-on={chosen() && ''}
            aria-label={chosen() ? words.chosen({ name: label() }) : undefined}
          >
            <Bookmark size={16} stroke-width={1.5} aria-hidden="true" />
            <span dir="auto" class={`max-w-48 truncate ${chosen() ? 'text-text' : ''}`}>
              {label()}
            </span>
          </button>
        )}
      >
        {(close) => (
          <Suspense>
            <SavedPanel {...props} close={close} onAsk={setAsking} />
          </Suspense>
        )}
      </Popover>
      <span role="status" class="text-small whitespace-nowrap text-awaiting empty:hidden">
        {chosen()?.notice}
      </span>
      <Show when={asking()} keyed>
        {(now) => (
          <Suspense>
            <SavedDialog asking={now} book={props.book} listing={props.listing} onClose={() => setAsking(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}
