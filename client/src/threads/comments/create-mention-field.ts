import { createSignal } from 'solid-js';
import { mentionOf } from '../../../../shared/note/mentions.ts';
import { type Choice, findChoices, keyInList, type Suggesting } from '../../session-model/suggest/suggest-choices.ts';

/** Characters after the sign in which a name is looked for. */
const longestSearched = 60;

/** What is being typed after the last `@` before the caret, if that begins a word. */
export function searchedAt(text: string, caret: number): { from: number; query: string } | undefined {
  const from = text.lastIndexOf('@', caret - 1);
  if (from < 0 || caret - from > longestSearched) return undefined;
  if (from > 0 && !/[\s(,;:–—-]/.test(text[from - 1]!)) return undefined;
  const query = text.slice(from + 1, caret);
  return query.includes('\n') ? undefined : { from, query };
}

/** Colleagues are offered after `@` in a plain field. `put` gets the text with the chosen name, and where the caret goes. */
export function createMentionField(options: {
  area: () => HTMLTextAreaElement;
  people: () => readonly Choice[];
  put: (text: string, caret: number) => void;
}) {
  const [open, setOpen] = createSignal<Suggesting>();
  let listAt: ((active: number) => Suggesting) | undefined;
  /** Escape closes the list for this sign. */
  let closedAt: number | undefined;
  const close = () => setOpen(undefined);

  const look = () => {
    const { value, selectionStart, selectionEnd } = options.area();
    const searched = selectionStart === selectionEnd ? searchedAt(value, selectionStart) : undefined;
    if (searched?.from !== closedAt) closedAt = undefined;
    if (!searched || closedAt !== undefined) return close();
    const choices = findChoices(options.people(), searched.query);
    // A sentence that goes on after the sign is no name that is looked for.
    if (choices.length === 0 && searched.query.includes(' ')) return close();
    if (choices.length === 1 && choices[0]!.label === searched.query) return close();
    const pick = (choice: Choice) => {
      const { value: now, selectionStart: caret } = options.area();
      const before = `${now.slice(0, searched.from)}${mentionOf(choice.label)} `;
      close();
      options.put(before + now.slice(caret).replace(/^ /, ''), before.length);
    };
    listAt = (active) => ({
      title: 'people',
      // Looked up when read: colleagues may be loaded only after the sign was typed.
      get choices() {
        return findChoices(options.people(), searched.query);
      },
      active,
      rect: () => options.area().getBoundingClientRect(),
      pick,
    });
    setOpen(listAt(0));
  };

  return {
    open,
    look,
    close,
    /** @returns whether the list took the key */
    key(event: KeyboardEvent): boolean {
      const now = open();
      if (!now || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
      const done = keyInList(event.key, now);
      if (!done) return false;
      if (done.to === 'pick') now.pick(done.choice);
      else if (done.to === 'move') setOpen(listAt?.(done.active));
      else {
        closedAt = searchedAt(options.area().value, options.area().selectionStart)?.from;
        close();
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
