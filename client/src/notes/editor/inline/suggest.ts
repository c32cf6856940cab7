import { PluginKey } from '@tiptap/pm/state';
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';
import { createSignal } from 'solid-js';
import {
  type Choice,
  findChoices,
  keyInList,
  type Suggesting,
} from '../../../session-model/suggest/suggest-choices.ts';

/** One list for both signs: what is typed after `@` or `#` chooses from it. */
export function createSuggest() {
  const [open, setOpen] = createSignal<Suggesting>();

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
          const done = now && now.choices.length > 0 ? keyInList(event.key, now) : undefined;
          if (!now || !done) return false;
          if (done.to === 'pick') now.pick(done.choice);
          else if (done.to === 'move') setOpen({ ...now, active: done.active });
          else setOpen(undefined);
          event.stopPropagation();
          return true;
        },
      };
    },
  });
  return { open, options };
}
