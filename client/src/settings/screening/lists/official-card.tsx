import { ExternalLink } from 'lucide-solid';
import { createSignal, For, Show } from 'solid-js';
import { type OfficialList, officialLists } from '../../../../../shared/screening/official-lists.ts';
import { api } from '../../../api.ts';
import { createAction } from '../../../ui/behaviour/create-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Failed } from '../../../ui/failed.tsx';
import type { ScreeningStore } from '../create-screening.ts';
import { words } from '../words.ts';

const w = words.official;

/** Lists published by authorities: one click turns on automatic updates. */
export function OfficialCard(props: { store: ScreeningStore }) {
  const following = createAction<string>();
  const [announcement, setAnnouncement] = createSignal('');
  const ownOf = (key: string) => props.store.stored()?.lists.find((list) => list.own && list.official === key);
  const isFollowed = (key: string) => ownOf(key)?.schedule != null;
  const follow = async ({ key, title }: OfficialList) => {
    if (following.isRunning()) return;
    setAnnouncement('');
    const isDone = await following.run(() => props.store.whileSending(api.followOfficial(key)), key);
    if (isDone) setAnnouncement(w.followed({ title }));
  };
  return (
    <Card id="official-lists" title={w.title}>
      <p class="max-w-150 text-muted">{w.help}</p>
      <ul class="mt-2 divide-y divide-line border-t border-line">
        <For each={officialLists}>
          {(list) => (
            <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <div class="min-w-0">
                <p class="font-medium">{list.title}</p>
                <p class="text-small text-muted">
                  {list.authority}. {list.licence}.{' '}
                  <a
                    href={list.page}
                    target="_blank"
                    rel="noopener noreferrer"
                    class="inline-flex items-center gap-1 rounded text-accent hover:underline"
                  >
                    {w.page}
                    <ExternalLink size={12} stroke-width={1.75} aria-hidden="true" />
                    <span class="sr-only">
                      : {list.title} ({w.opens})
                    </span>
                  </a>
                </p>
              </div>
              <Show when={list.urls.length > 0} fallback={<span class="text-small text-muted">{w.byFile}</span>}>
                <Show when={!isFollowed(list.key)} fallback={<span class="text-muted">{w.isFollowed}</span>}>
                  <Button
                    size="small"
                    aria-disabled={following.isRunning()}
                    aria-label={w.followNamed({ title: list.title })}
                    onClick={() => void follow(list)}
                  >
                    {following.running() === list.key ? w.following : w.follow}
                  </Button>
                </Show>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <p role="status" class="text-muted empty:hidden">
        {announcement()}
      </p>
      <Show when={following.error()}>{(error) => <Failed what={w.failed} error={error()} />}</Show>
    </Card>
  );
}
