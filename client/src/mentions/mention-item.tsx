import { Show } from 'solid-js';
import type { MentionView } from '../../../shared/api/mentions.ts';
import { formatAgo, formatShort, formatZoned, now } from '../ui/text/format.ts';
import { words } from './words.ts';

/** Who mentioned one, in whose session, and the words around it. */
export function MentionItem(props: { mention: MentionView; author: string; open: () => void }) {
  const isUnread = () => props.mention.readAt === null;
  const subject = () => [props.mention.firstName, props.mention.lastName].filter(Boolean).join(' ') || words.unnamed;
  return (
    <button
      type="button"
      onClick={() => props.open()}
      class="focus-inside flex w-full gap-2 rounded-md px-2 py-2 text-start hover:bg-sunk"
    >
      <span class="flex w-2 shrink-0 pt-1.5">
        <Show when={isUnread()}>
          <span
            class="size-2 rounded-full border border-transparent bg-accent forced-colors:bg-[Highlight]"
            aria-hidden="true"
          />
          <span class="sr-only">{words.unread}. </span>
        </Show>
      </span>
      <span class="min-w-0 flex-1">
        <span class="flex items-baseline gap-2">
          <span class={`min-w-0 flex-1 truncate ${isUnread() ? 'font-semibold' : 'font-medium'}`}>
            {words.by({ author: props.author })}
          </span>
          <time
            datetime={props.mention.at}
            data-tip={formatZoned(props.mention.at)}
            class="num shrink-0 text-small text-muted"
          >
            {formatAgo(props.mention.at, now()) ?? formatShort(props.mention.at, new Date(now()))}
          </time>
        </span>
        <span class="block truncate text-small text-muted">
          <bdi>{subject()}</bdi> · {props.mention.place.kind === 'note' ? words.inNote : words.inComment}
        </span>
        <span class="mt-0.5 line-clamp-2 wrap-anywhere" dir="auto">
          {props.mention.excerpt}
        </span>
      </span>
    </button>
  );
}
