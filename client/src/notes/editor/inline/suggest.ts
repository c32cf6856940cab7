import { PluginKey } from '@tiptap/pm/state';
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';
import { createSignal } from 'solid-js';
import { type Choice, findChoices, type Suggesting } from '../../../session-model/suggest/suggest-choices.ts';

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
