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
      let listAt: ((active: number) => Suggesting) | undefined;
      const show = ({ items, query, clientRect, command }: SuggestionProps<Choice>) => {
        listAt = (active) => ({
          title,
          // Looked up when read: colleagues may be loaded only after the sign was typed.
          get choices() {
            return findChoices(all(), query);
          },
          active,
          rect: () => clientRect?.() ?? null,
          pick: (choice) => command(choice),
        });
        // A sentence that goes on after the sign is no name that is looked for.
        setOpen(items.length === 0 && query.includes(' ') ? undefined : listAt(0));
      };
      return {
        onStart: show,
        onUpdate: show,
        onExit: () => setOpen(undefined),
        onKeyDown: ({ event }) => {
          const now = open();
          const done = now && now.choices.length > 0 ? keyInList(event.key, now) : undefined;
          if (!now || !done) return false;
          if (done.to === 'pick') now.pick(done.choice);
          else if (done.to === 'move') setOpen(listAt?.(done.active));
          else setOpen(undefined);
          event.stopPropagation();
          return true;
        },
      };
    },
  });
  return { open, options };
}
