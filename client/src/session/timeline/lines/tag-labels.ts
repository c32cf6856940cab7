import { createEffect, createSignal } from 'solid-js';
import { api } from '../../../api.ts';
import { words } from '../../../session-model/timeline/words.ts';
import { text } from '../../../text/text.ts';

/** What tags are called. A company's own are asked for once one of them is shown, also those that it has retired. */
export function createTagLabels(shown: () => readonly string[]): (key: string) => string {
  const names: Record<string, string> = text.decisions.tags;
  const [own, setOwn] = createSignal<ReadonlyMap<string, string>>(new Map());
  const asked = new Set<string>();
  createEffect(() => {
    const unknown = shown().filter((key) => !Object.hasOwn(names, key) && !asked.has(key));
    if (unknown.length === 0) return;
    for (const key of unknown) asked.add(key);
    void api.rejectionTags().then(
      ({ tags }) => setOwn(new Map(tags.flatMap(({ key, label }) => (label === null ? [] : [[key, label] as const])))),
      // The next one that is shown asks again; until then there is a word for it.
      () => {
        for (const key of unknown) asked.delete(key);
      },
    );
  });
  return (key) => (Object.hasOwn(names, key) ? names[key]! : (own().get(key) ?? words.goneTag));
}
