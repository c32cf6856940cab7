import { AtSign } from 'lucide-solid';
import { Show, Suspense } from 'solid-js';
import { mostUnreadCounted } from '../../../shared/mentions.ts';
import { useLive } from '../live/store.ts';
import { lazyAgain } from '../ui/behaviour/lazy-again.ts';
import { IconButton } from '../ui/button.tsx';
import { Popover } from '../ui/floating/popover.tsx';
import { words } from './button-words.ts';
import { createUnread } from './create-unread.ts';

const MentionList = lazyAgain(() => import('./mention-list.tsx').then((m) => m.MentionList));

/** In the top bar: how many times colleagues mentioned the reviewer since they looked, and the way to the list. */
export function MentionsButton() {
  const { unread, setUnread, came } = createUnread(useLive());
  return (
    <>
      <Popover
        label={words.label}
        align="end"
        class="flex max-h-[min(480px,calc(100dvh-64px))] min-h-24 w-96 flex-col"
        trigger={(attributes) => (
          <span class="relative inline-flex">
            <IconButton {...attributes} aria-label={words.button({ unread: unread() })} data-tip={words.label}>
              <AtSign size={16} stroke-width={1.5} aria-hidden="true" />
            </IconButton>
            <Show when={unread() > 0}>
              <span
                aria-hidden="true"
                class="solid num pointer-events-none absolute -end-1 -top-1 h-4 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-semibold text-on-accent"
              >
                {unread() >= mostUnreadCounted ? `${mostUnreadCounted - 1}+` : unread()}
              </span>
            </Show>
          </span>
        )}
      >
        {(close) => (
          <Suspense>
            <MentionList setUnread={setUnread} close={close} />
          </Suspense>
        )}
      </Popover>
      <span role="status" class="sr-only">
        {came() > 0 && words.came({ n: came() })}
      </span>
    </>
  );
}
