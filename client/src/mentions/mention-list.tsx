import { useNavigate } from '@solidjs/router';
import { createEffect, For, Match, Show, Switch } from 'solid-js';
import type { MentionView } from '../../../shared/api/mentions.ts';
import { useColleagues } from '../accounts/colleagues.ts';
import { useLive } from '../live/store.ts';
import { Button } from '../ui/button.tsx';
import { createMentions } from './create-mentions.ts';
import type { SetUnread } from './create-unread.ts';
import { MentionItem } from './mention-item.tsx';
import { moveAmong } from './move-among.ts';
import { setPending } from './pending-place.ts';
import { words } from './words.ts';

/** Mentions of the reviewer, newest first; a click navigates there. */
export function MentionList(props: { setUnread: SetUnread; close: () => void }) {
  const navigate = useNavigate();
  const colleagues = useColleagues();
  const mentions = createMentions(useLive(), props.setUnread);
  let box!: HTMLDivElement;
  const all = () => mentions.list();
  const hasUnread = () => all()?.some(({ readAt }) => readAt === null) ?? false;
  const open = (mention: MentionView) => {
    mentions.read(mention);
    props.close();
    setPending({ sessionId: mention.sessionId, place: mention.place });
    navigate(`/sessions/${mention.sessionId}`);
  };
  // Once loaded: the panel opened before it.
  let isShown = false;
  createEffect(() => {
    if (!all() || isShown) return;
    isShown = true;
    queueMicrotask(() => (box.querySelector('button') ?? box).focus());
  });
  return (
    <div ref={box} tabindex="-1" class="flex min-h-0 flex-1 flex-col outline-none">
      <Switch>
        <Match when={all()?.length}>
          <ul
            aria-label={words.label}
            class="min-h-0 flex-1 overflow-y-auto p-1"
            onKeyDown={(event) => moveAmong(event, 'button')}
          >
            {/* Keyed by id: a mention that is marked as read keeps its element and the focus. */}
            <For each={all()!.map(({ id }) => id)}>
              {(id) => (
                <Show when={all()?.find((one) => one.id === id)}>
                  {(mention) => (
                    <li>
                      <MentionItem
                        mention={mention()}
                        author={colleagues.find(mention().authorId)?.name ?? words.somebody}
                        open={() => open(mention())}
                      />
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Match>
        <Match when={all()}>
          <div class="p-4">
            <p class="font-medium">{words.none}</p>
            <p class="text-muted">{words.noneDetail}</p>
          </div>
        </Match>
        <Match when={mentions.failed()}>
          <div role="alert" class="flex items-center gap-2 p-4">
            <p class="flex-1">{words.failed}</p>
            <Button size="small" onClick={mentions.retry}>
              {words.retry}
            </Button>
          </div>
        </Match>
        <Match when={true}>
          <p role="status" class="p-4 text-muted">
            {words.loading}
          </p>
        </Match>
      </Switch>
      <Show when={(all()?.length ?? 0) > 0}>
        <div class="flex shrink-0 items-center justify-between gap-2 border-t border-line p-2">
          {/* Stays rendered when all are read: it has the focus. */}
          <Button
            size="small"
            kind="quiet"
            aria-disabled={!hasUnread()}
            onClick={() => hasUnread() && mentions.readAll()}
          >
            {words.readAll}
          </Button>
          <Show when={mentions.hasMore()}>
            <Button size="small" kind="quiet" onClick={() => void mentions.more().catch(() => {})}>
              {words.more}
            </Button>
          </Show>
        </div>
      </Show>
    </div>
  );
}
