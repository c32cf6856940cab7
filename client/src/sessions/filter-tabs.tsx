import { Bookmark, EllipsisVertical } from 'lucide-solid';
import { createSignal, For, lazy, Show, Suspense } from 'solid-js';
import { text } from '../text/text.ts';
import { Menu } from '../ui/menu.tsx';
import { isFiltered, type Listing, readListing, writeListing } from './filter-url.ts';
import { mostFilters, type SavedFilters } from './saved-filters.ts';

const NameDialog = lazy(() => import('./name-dialog.tsx').then((m) => ({ default: m.NameDialog })));
const words = text.sessions.saved;

type Naming = { what: 'new' } | { what: 'old'; name: string };

/** The reviewer's own filters beside the counts, and the way to make one of what is filtered now. */
export function FilterTabs(props: { saved: SavedFilters; listing: Listing; onChange: (listing: Listing) => void }) {
  const [naming, setNaming] = createSignal<Naming>();
  const search = () => writeListing(props.listing);
  const isSaved = () => props.saved.all().some((one) => one.search === search());
  const canSave = () => isFiltered(props.listing.filter) && !isSaved() && props.saved.all().length < mostFilters;
  let group!: HTMLDivElement;

  const remove = (name: string) => {
    props.saved.remove(name);
    // The tab that had the focus is gone: on to its neighbour, or to the counts before it.
    const next = group.querySelector<HTMLElement>('button') ?? group.previousElementSibling?.querySelector('button');
    next?.focus();
  };
  const tab = 'inline-flex h-8 items-center rounded-md font-medium whitespace-nowrap';

  return (
    <div ref={group} class="flex shrink-0 items-center gap-0.5 pe-3">
      <Show when={props.saved.all().length > 0}>
        <span aria-hidden="true" class="me-1.5 h-4 w-px bg-line" />
        <div role="group" aria-label={words.label} class="flex items-center gap-0.5">
          <For each={props.saved.all()}>
            {(one) => {
              const isOn = () => one.search === search();
              return (
                <span class={`${tab} ${isOn() ? 'bg-sunk text-text' : 'text-muted hover:bg-sunk hover:text-text'}`}>
                  <button
                    type="button"
                    aria-pressed={isOn()}
                    class={`inline-flex h-full items-center gap-1.5 rounded-md ps-2.5 ${isOn() ? 'pe-1' : 'pe-2.5'}`}
                    onClick={() => props.onChange(isOn() ? { filter: {}, sort: 'newest' } : readListing(one.search))}
                  >
                    <Bookmark size={14} stroke-width={1.5} aria-hidden="true" class="shrink-0" />
                    <span dir="auto" class="max-w-48 truncate">
                      {one.name}
                    </span>
                  </button>
                  <Show when={isOn()}>
                    <Menu
                      label={words.more(one.name)}
                      items={[
                        { label: words.rename, run: () => setNaming({ what: 'old', name: one.name }) },
                        { label: words.remove, run: () => remove(one.name) },
                      ]}
                      trigger={(attributes) => (
                        <button
                          type="button"
                          {...attributes}
                          aria-label={words.more(one.name)}
                          data-tip={words.more(one.name)}
                          class="me-1 inline-flex size-6 items-center justify-center rounded hover:bg-line"
                        >
                          <EllipsisVertical size={14} stroke-width={1.5} aria-hidden="true" />
                        </button>
                      )}
                    />
                  </Show>
                </span>
              );
            }}
          </For>
        </div>
      </Show>
      <Show when={canSave()}>
        <button
          type="button"
          data-tip={words.saveHint}
          class={`${tab} gap-1.5 px-2.5 text-accent hover:bg-sunk`}
          onClick={() => setNaming({ what: 'new' })}
        >
          <Bookmark size={14} stroke-width={1.5} aria-hidden="true" />
          {words.save}
        </button>
      </Show>
      <Show when={naming()}>
        {(one) => {
          const now = one();
          return (
            <Suspense>
              <NameDialog
                title={now.what === 'new' ? words.saveTitle : words.renameTitle}
                name={now.what === 'new' ? '' : now.name}
                others={props.saved.all()}
                onClose={() => {
                  setNaming(undefined);
                  // What opened the dialog may be gone, its tab stands there instead.
                  if (!document.activeElement?.matches('button'))
                    group.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
                }}
                onName={(name) =>
                  now.what === 'new' ? props.saved.save(name, props.listing) : props.saved.rename(now.name, name)
                }
              />
            </Suspense>
          );
        }}
      </Show>
    </div>
  );
}
