import { PluginKey } from '@tiptap/pm/state';
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';
import { createSignal } from 'solid-js';

export interface Choice {
  id: string;
  label: string;
  detail?: string;
  colour?: number;
}

/** The list that is open beside the caret. */
export interface Suggesting {
  title: 'people' | 'things';
  choices: readonly Choice[];
  active: number;
  rect: () => DOMRect | null;
  pick: (choice: Choice) => void;
}

/** Choices shown at once: the next letter brings another. */
const most = 8;

export const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those that begin with the query, then those of which a word does, then those that hold it. Accents do not matter. */
export function findChoices(all: readonly Choice[], query: string): Choice[] {
  const wanted = plain(query.trim());
  if (wanted === '') return all.slice(0, most);
  const ranks: [Choice[], Choice[], Choice[]] = [[], [], []];
  for (const choice of all) {
    const label = plain(choice.label);
    const rank = label.startsWith(wanted) ? 0 : label.includes(` ${wanted}`) ? 1 : 2;
    if (label.includes(wanted)) ranks[rank].push(choice);
  }
  return ranks.flat().slice(0, most);
}

/** One list for both signs: what is typed after `@` or `#` chooses from it. */
export function createSuggest() {
  const [open, setOpen] = createSignal<Suggesting>();
  const move = (by: number) =>
    setOpen((now) => now && { ...now, active: (now.active + by + now.choices.length) % now.choices.length });

  const options = (
    char: '@' | '#',
    title: Suggesting['title'],
    all: () => readonly Choice[],
  ): Omit<SuggestionOptions<Choice>, 'editor'> => ({
    char,
    pluginKey: new PluginKey(`suggest-${title}`),
    allowSpaces: true,
    items: ({ query }) => findChoices(all(), query),
    render: () => {
      const show = ({ items, query, clientRect, command }: SuggestionProps<Choice>) =>
        setOpen(
          // A sentence that goes on after the sign is no name that is looked for.
          items.length === 0 && query.includes(' ')
            ? undefined
            : {
                title,
                choices: items,
                active: 0,
                rect: () => clientRect?.() ?? null,
                pick: (choice) => command(choice),
              },
        );
      return {
        onStart: show,
        onUpdate: show,
        onExit: () => setOpen(undefined),
        onKeyDown: ({ event }) => {
          const now = open();
          if (!now || now.choices.length === 0) return false;
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter' || event.key === 'Tab') now.pick(now.choices[now.active]!);
          else if (event.key === 'Escape') setOpen(undefined);
          else return false;
          event.stopPropagation();
          return true;
        },
      };
    },
  });
  return { open, options };
}
