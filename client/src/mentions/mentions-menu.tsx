import { useNavigate } from '@solidjs/router';
import { AtSign } from 'lucide-solid';
import { For, Match, Show, Switch } from 'solid-js';
import { type MentionView, mostUnreadCounted } from '../../../shared/api/mentions.ts';
import { useColleagues } from '../accounts/colleagues.ts';
import { useLive } from '../live/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { createMentions, type Mentions } from './create-mentions.ts';
import { MentionItem } from './mention-item.tsx';
import { moveAmong } from './move-among.ts';
import { setPending } from './pending-place.ts';
import { words } from './words.ts';

/** In the top bar: where colleagues mentioned the reviewer, and how many of these are unread. */
export function MentionsMenu() {
  const mentions = createMentions(useLive());
  const colleagues = useColleagues();
  const nameOf = (id: string) => colleagues.find(id)?.name ?? words.somebody;
  return (
    <>
      <Popover
        label={words.label}
        align="end"
        class="flex max-h-[min(560px,calc(100dvh-64px))] w-96 flex-col"
        trigger={(attributes) => (
          <span class="relative inline-flex">
            <IconButton {...attributes} aria-label={words.button(mentions.unread())} data-tip={words.label}>
              <AtSign size={16} stroke-width={1.5} aria-hidden="true" />
            </IconButton>
            <Show when={mentions.unread() > 0}>
              <span
                aria-hidden="true"
                class="num pointer-events-none absolute -end-1 -top-1 inline-flex h-4 min-w-4 items-center justify-center rounded-full border border-transparent bg-accent px-1 text-[10px] leading-none font-semibold text-on-accent"
              >
                {words.badge(mentions.unread(), mostUnreadCounted)}
              </span>
            </Show>
          </span>
        )}
      >
        {(close) => <List mentions={mentions} nameOf={nameOf} close={close} />}
      </Popover>
      <span role="status" class="sr-only">
        <Show when={mentions.came()} keyed>
          {(one) => words.came(nameOf(one.authorId))}
        </Show>
      </span>
    </>
  );
}

function List(props: { mentions: Mentions; nameOf: (id: string) => string; close: () => void }) {
  const navigate = useNavigate();
  const open = (mention: MentionView) => {
    props.mentions.read(mention);
    props.close();
    setPending({ sessionId: mention.sessionId, place: mention.place });
    navigate(`/sessions/${mention.sessionId}`);
  };
  const all = () => props.mentions.list();
  return (
    <>
      <Switch>
        <Match when={all()?.length}>
          <ul
            aria-label={words.label}
            class="min-h-0 flex-1 overflow-y-auto p-1"
            onKeyDown={(event) => moveAmong(event, 'button')}
          >
            <For each={all()}>
              {(mention) => (
                <li>
                  <MentionItem mention={mention} author={props.nameOf(mention.authorId)} open={() => open(mention)} />
                </li>
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
        <Match when={props.mentions.failed()}>
          <div role="alert" class="flex items-center gap-2 p-4">
            <p class="flex-1">{words.failed}</p>
            <Button size="small" onClick={props.mentions.retry}>
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
          {/* Stays where it is when all are read: it has the focus. */}
          <Button
            size="small"
            kind="quiet"
            aria-disabled={props.mentions.unread() === 0}
            onClick={() => props.mentions.unread() > 0 && props.mentions.readAll()}
          >
            {words.readAll}
          </Button>
          <Show when={props.mentions.hasMore()}>
            <Button size="small" kind="quiet" onClick={() => void props.mentions.more().catch(() => {})}>
              {words.more}
            </Button>
          </Show>
        </div>
      </Show>
    </>
  );
}
