import type { Node } from '@tiptap/pm/model';
import { For } from 'solid-js';
import { formatTime } from '../../../ui/text/format.ts';
import { personColour } from '../../../ui/text/person.ts';
import { words } from '../words.ts';
import { writtenRuns } from '../written.ts';
import type { Source } from './authors.ts';

/** Who wrote how much of it and when last: the same as the tints, without colour and without a pointer. */
export function AuthorsLegend(props: { source: Source; beat: () => unknown; doc: () => Node }) {
  const authors = () => {
    props.beat();
    const { fragment, times, writerOf } = props.source;
    const all = new Map<string, { name: string; colour: number; letters: number; last: string | undefined }>();
    for (const run of writtenRuns(fragment(), props.doc()).flatMap((one) => times.split(one))) {
      const writer = writerOf(run.client);
      const key = writer?.id ?? '';
      const entry = all.get(key) ?? {
        name: writer?.name ?? words.unknownWriter,
        colour: writer?.colour ?? 9,
        letters: 0,
        last: undefined,
      };
      entry.letters += run.to - run.from;
      if (run.at && run.at > (entry.last ?? '')) entry.last = run.at;
      all.set(key, entry);
    }
    return [...all.values()].toSorted((a, b) => b.letters - a.letters);
  };
  return (
    <ul aria-label={words.legend} class="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted">
      <For each={authors()}>
        {(author) => (
          <li class="num flex items-center gap-1.5">
            <span
              class="size-2.5 rounded-full"
              style={{ 'background-color': personColour(author.colour) }}
              aria-hidden="true"
            />
            <span class="text-text">{author.name}</span>
            <span>{author.last && formatTime(author.last)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
