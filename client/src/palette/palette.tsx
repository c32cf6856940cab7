import { useLocation, useNavigate } from '@solidjs/router';
import { Search } from 'lucide-solid';
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import type { SavedFilter } from '../../../shared/api/saved-filters.ts';
import { useMe } from '../accounts/me.ts';
import { api } from '../api.ts';
import type { Listing } from '../listing/filter-url.ts';
import { listingAt, listKinds, writeKindListing } from '../listing/list-kinds.ts';
import { useLive } from '../live/store.ts';
import { useReportJobs } from '../reports/report-jobs.ts';
import { text } from '../text/text.ts';
import { createCombobox } from '../ui/behaviour/create-combobox.ts';
import { commandEntries, type Entry, pageEntries, personEntries, sessionEntry } from './entries.tsx';
import { createFoundSessions } from './find-sessions.ts';
import { isMatch } from './match.ts';

const words = text.palette;

/** Command menu: sessions, pages, commands, colleagues. The focus stays in the field; arrows choose, Enter runs. */
export function Palette(props: { onClose: () => void; signOut: () => void; shortcuts: () => void }) {
  const live = useLive();
  const location = useLocation();
  const navigate = useNavigate();
  const me = useMe()().reviewer;
  const [typed, setTyped] = createSignal('');
  const found = createFoundSessions(typed, live, api.sessions);
  const [saved, setSaved] = createSignal<readonly SavedFilter[]>([]);
  void api.savedFilters().then(
    ({ filters }) => setSaved(filters),
    () => {},
  );
  const desk = useReportJobs();
  const listing = (): Listing =>
    location.pathname === listKinds.all.path ? listingAt(listKinds.all, location) : { filter: {}, sort: 'newest' };
  let dialog!: HTMLDialogElement;
  let input!: HTMLInputElement;

  const groups = createMemo(() => {
    const fitting = (entries: Entry[]) => entries.filter((entry) => isMatch(entry.label, typed()));
    return [
      { label: words.sessions, entries: found.rows().map(sessionEntry) },
      { label: words.people, entries: fitting(personEntries(live.people())) },
      { label: words.pages, entries: fitting(pageEntries(me.role, saved())) },
      {
        label: words.commands,
        entries: fitting(
          commandEntries({
            filtered: writeKindListing(listKinds.all, listing()) !== '',
            exportCsv: () => desk.csv.run(listing()),
            shortcuts: props.shortcuts,
            signOut: props.signOut,
          }),
        ),
      },
    ].filter((group) => group.entries.length > 0);
  });
  const entries = createMemo(() => groups().flatMap((group) => group.entries));
  onMount(() => {
    dialog.showModal();
    input.focus();
  });
  let left = false;
  /** Synchronously: the browser's close event comes later, and would close the next palette. */
  const leave = () => {
    if (left) return;
    left = true;
    if (dialog.open) dialog.close();
    props.onClose();
  };
  onCleanup(() => dialog.open && dialog.close());

  const go = (entry: Entry, aside: boolean) => {
    // First return the focus to where it was; the opened item may then take it.
    leave();
    if ('run' in entry) return entry.run();
    // In a separate window, search words would have to be in the address.
    if (entry.kind === 'page' && (!aside || entry.state)) return navigate(entry.href, { state: entry.state });
    const link = document.createElement('a');
    link.href = entry.href;
    link.rel = 'noopener external';
    link.target = '_blank';
    link.click();
  };
  const isAside = (event: KeyboardEvent | MouseEvent) => event.ctrlKey || event.metaKey;
  const box = createCombobox({
    options: entries,
    keyOf: (entry) => entry.key,
    startsAtFirst: () => true,
    pick: (entry, event) => go(entry, isAside(event)),
  });
  const key = (event: KeyboardEvent) => {
    if (event.isComposing || box.keydown(event)) return;
    const entry = box.active();
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && isAside(event) && entry) go(entry, true);
    else return;
    event.preventDefault();
  };
  const isNothing = () => entries().length === 0 && found.state() !== 'waiting';

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the browser's own
    <dialog
      ref={dialog}
      aria-label={words.label}
      onClose={leave}
      onClick={(event) => event.target === dialog && leave()}
      class="mx-auto mt-[12dvh] mb-auto max-h-[70dvh] w-140 max-w-[calc(100vw-16px)] flex-col overflow-hidden rounded-xl border border-line bg-raised text-text shadow-float open:flex"
    >
      <div class="relative shrink-0 border-b border-line">
        <Search size={16} stroke-width={1.5} aria-hidden="true" class="absolute start-4 top-4 text-muted" />
        <input
          ref={input}
          type="text"
          role="combobox"
          {...box.field}
          aria-label={words.label}
          aria-expanded="true"
          placeholder={words.hint}
          maxlength={100}
          spellcheck={false}
          value={typed()}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            box.reset();
          }}
          onKeyDown={key}
          class="h-12 w-full bg-transparent ps-11 pe-4 text-[14px] outline-none"
        />
      </div>
      <div role="listbox" {...box.list} aria-label={words.label} class="min-h-0 flex-1 overflow-y-auto p-1.5">
        <For each={groups()}>
          {(group) => (
            <div role="group" aria-label={group.label}>
              <div aria-hidden="true" class="caps px-2.5 pt-2 pb-1">
                {group.label}
              </div>
              <For each={group.entries}>
                {(entry) => (
                  <div
                    {...box.option(entry)}
                    class="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 aria-selected:bg-text/8 aria-selected:shadow-[inset_2px_0_var(--accent)]"
                    onPointerMove={() => box.active()?.key !== entry.key && box.activate(entry)}
                  >
                    {entry.icon()}
                    <span class="min-w-0 truncate [unicode-bidi:plaintext]">{entry.label}</span>
                    <Show when={entry.detail}>
                      <span class="num ms-auto min-w-0 shrink truncate text-small text-muted">{entry.detail}</span>
                    </Show>
                  </div>
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <p role="status" class={isNothing() || found.state() === 'failed' ? 'px-4 pb-4 text-muted' : 'sr-only'}>
        <Show when={found.state() !== 'failed'} fallback={words.failed}>
          {isNothing() ? words.nothing : words.count({ n: entries().length })}
        </Show>
      </p>
    </dialog>
  );
}
