import { useLocation, useNavigate } from '@solidjs/router';
import { Search, X } from 'lucide-solid';
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js';
import { isApple, paletteKeys } from '../keyboard/keys.ts';
import { ariaKey } from '../keyboard/single-keys.ts';
import { stateOf, wordsIn } from '../listing/sought-words.ts';
import { text } from '../text/text.ts';
import { Kbd } from '../ui/kbd.tsx';
import { KeyFace } from '../ui/keyboard/key-face.tsx';

/** Between the last letter and the search: a fast typist asks once, not seven times. */
const pauseMs = 120;

/** Narrows the list from the first letter. The words live in the history entry; on another page they lead to the list. */
export function SearchField(props: { openPalette: () => void }) {
  const location = useLocation();
  const navigate = useNavigate();
  const lists = ['/sessions', '/queue', '/rejections'];
  const onList = () => lists.includes(location.pathname);
  const searched = () => (onList() ? wordsIn(location.state) : '');
  const [typed, setTyped] = createSignal(searched());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let input!: HTMLInputElement;
  onCleanup(() => clearTimeout(timer));

  // Back and forward, cleared filters; but never over what is being typed.
  createEffect(
    on(searched, (q) => {
      if (timer === undefined && q !== typed().trim()) setTyped(q);
    }),
  );
  const go = () => {
    timer = undefined;
    const q = typed().trim();
    if (q === searched()) return;
    navigate(onList() ? location.pathname + location.search : '/sessions', {
      replace: onList(),
      scroll: false,
      state: stateOf(q),
    });
  };
  const type = (value: string) => {
    setTyped(value);
    clearTimeout(timer);
    timer = setTimeout(go, pauseMs);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (typed()) type('');
      else input.blur();
    }
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      clearTimeout(timer);
      go();
      document.querySelector<HTMLElement>('[role=grid]')?.focus();
    }
  };
  return (
    <div role="search" class="relative w-full max-w-95 min-w-0">
      <Search size={16} stroke-width={1.5} aria-hidden="true" class="absolute start-2.5 top-2 text-muted" />
      <input
        ref={input}
        id="search"
        type="search"
        aria-label={text.frame.search}
        aria-keyshortcuts={ariaKey('/')}
        placeholder={text.frame.searchHint}
        maxlength={100}
        autocomplete="off"
        spellcheck={false}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={key}
        class="h-8 w-full rounded-md border border-transparent bg-sunk ps-8 pe-8 sm:pe-24 hover:border-line focus:bg-surface"
      />
      <Show
        when={typed()}
        fallback={
          <span class="absolute end-1.5 top-1.5 flex gap-1 max-sm:hidden">
            <span aria-hidden="true">
              <KeyFace>/</KeyFace>
            </span>
            <button
              type="button"
              aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
              data-tip={text.palette.open}
              onClick={() => props.openPalette()}
              class="flex rounded hover:text-text"
            >
              <span class="sr-only">{text.palette.open}</span>
              <span aria-hidden="true" class="flex">
                <Kbd>{paletteKeys.join(isApple ? '' : ' ')}</Kbd>
              </span>
            </button>
          </span>
        }
      >
        <button
          type="button"
          aria-label={text.frame.clearSearch}
          class="absolute end-1 top-1 inline-flex size-6 items-center justify-center rounded text-muted hover:text-text"
          onClick={() => {
            type('');
            input.focus();
          }}
        >
          <X size={14} stroke-width={1.75} aria-hidden="true" />
        </button>
      </Show>
    </div>
  );
}
