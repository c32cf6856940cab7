import { createSignal, createUniqueId, For, onMount, Show } from 'solid-js';
import { longestFilterName } from '../../../shared/saved-filters.ts';
import { useMe } from '../accounts/me.ts';
import { api } from '../api.ts';
import type { Listing } from '../listing/filter-url.ts';
import { type ListKind, ownFilter } from '../listing/list-kinds.ts';
import { text } from '../text/text.ts';
import { AskOnceMore } from '../ui/behaviour/ask-once-more.tsx';
import { createAction } from '../ui/behaviour/create-action.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Dialog } from '../ui/floating/dialog.tsx';
import { chosenFilter, listOf, setChosenFilter } from './chosen-filter.ts';
import type { Asking } from './saved-button.tsx';
import { words } from './words.ts';

interface DialogProps {
  asking: Asking;
  book: ListKind;
  listing: Listing;
  onClose: () => void;
}

/** Saves the filters that are shown, renames or shares saved ones, or deletes them. */
export function SavedDialog(props: DialogProps) {
  const { asking } = props;
  if (asking.what !== 'delete') return <EditDialog {...props} />;
  const { saved } = asking;
  const w = words.deleteDialog;
  return (
    <AskOnceMore
      words={{ ...w, detail: saved.shared ? w.shared({ name: saved.name }) : w.own({ name: saved.name }) }}
      act={() => api.removeSavedFilter(saved.id)}
      onClose={props.onClose}
      onDone={() => {
        if (chosenFilter()?.id === saved.id) setChosenFilter(undefined);
        props.onClose();
      }}
    />
  );
}

function EditDialog(props: DialogProps) {
  const me = useMe();
  const id = createUniqueId();
  const before = props.asking.what === 'edit' ? props.asking.saved : undefined;
  const filter = before?.filter ?? ownFilter(props.book, props.listing.filter);
  const [name, setName] = createSignal(before?.name ?? '');
  const [shared, setShared] = createSignal(before?.shared ?? false);
  const [keepSearch, setKeepSearch] = createSignal(before?.filter.q !== undefined);
  const sending = createAction();
  let input!: HTMLInputElement;
  // After the dialog has opened and put the focus on its title.
  onMount(() =>
    queueMicrotask(() => {
      input.focus();
      input.select();
    }),
  );
  const send = async () => {
    if (sending.isRunning()) return;
    if (!name().trim()) return input.focus();
    const sort = before?.sort ?? props.listing.sort;
    const request = {
      ...{ list: listOf(props.book), name: name().trim(), shared: shared() },
      ...{ filter, sort, keepSearch: keepSearch() },
    };
    const isSaved = await sending.run(async () => {
      if (before) await api.changeSavedFilter(before.id, request);
      const saved = before ?? {
        ...{ ...(await api.saveFilter(request)), list: request.list, reviewerId: me().reviewer.id },
        ...{ mayChange: true, gone: [] },
      };
      const { q, ...rest } = filter;
      const stored = keepSearch() && q ? filter : rest;
      if (!before || chosenFilter()?.id === before.id)
        setChosenFilter({ ...saved, name: request.name, shared: request.shared, filter: stored, sort });
    });
    if (isSaved) props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={before ? words.editTitle : words.newTitle}>
      <form
        novalidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div>
          <label for={id} class="mb-1 block font-medium">
            {words.name}
          </label>
          <input
            ref={input}
            id={id}
            required
            maxlength={longestFilterName}
            autocomplete="off"
            dir="auto"
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
            class="h-9 w-full rounded-md border border-edge bg-surface px-3"
          />
        </div>
        <fieldset class="flex flex-col">
          <legend class="mb-1 font-medium">{words.audience}</legend>
          <For each={[false, true]}>
            {(value) => (
              <label class="flex min-h-8 items-center gap-2.5">
                <input
                  type="radio"
                  name={`${id}-audience`}
                  class="size-3.5 accent-(--accent)"
                  checked={shared() === value}
                  onChange={() => setShared(value)}
                />
                {value ? words.audiences.shared : words.audiences.own}
              </label>
            )}
          </For>
        </fieldset>
        <Show when={filter.q}>
          {(q) => (
            <label class="flex items-start gap-2.5">
              <input
                type="checkbox"
                class="mt-0.5 size-3.5 accent-(--accent)"
                checked={keepSearch()}
                onChange={(event) => setKeepSearch(event.currentTarget.checked)}
              />
              <span>
                {words.keepSearch}
                <span class="block text-small wrap-anywhere text-muted" dir="auto">
                  {words.keepSearchHint({ q: q() })}
                </span>
              </span>
            </label>
          )}
        </Show>
        <Show when={sending.error()}>{(error) => <Failed what={words.saveFailed} error={error()} />}</Show>
        <div class="flex justify-end gap-2">
          <Button kind="quiet" onClick={() => props.onClose()}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" kind="primary" aria-disabled={sending.isRunning() || !name().trim()}>
            {sending.isRunning() ? words.sending : words.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
