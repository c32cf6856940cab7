import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { type RejectionGroup, type RejectionTag, rejectionGroups } from '../../../../shared/decision/rejection-tags.ts';
import { api } from '../../api.ts';
import { createQuery } from '../../live/query.ts';
import { useLive } from '../../live/store.ts';
import { text } from '../../text/text.ts';
import { Badge } from '../../ui/badge.tsx';
import { createAction } from '../../ui/behaviour/create-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { words } from '../words.ts';
import { AddTag } from './add-tag.tsx';

const w = words.tags;
const nameOf = ({ key, label }: RejectionTag): string =>
  label ?? (text.decisions.tags as Record<string, string>)[key] ?? key;

const keysOf = (tags: readonly RejectionTag[], group: RejectionGroup) =>
  tags.filter((tag) => tag.group === group).map(({ key }) => key);

/** The tree of tags: the built-in ones and the company's own. */
export function TagsPanel() {
  const {
    answer,
    failure,
    load,
    change: put,
  } = createQuery({ name: 'rejectionTags', live: useLive(), ask: () => api.rejectionTags() });
  const tags = () => answer()?.tags;
  /** The tag that was changed last. */
  const [lastName, setLastName] = createSignal('');
  const changing = createAction<string>();
  const [announcement, setAnnouncement] = createSignal('');
  const change = async (tag: RejectionTag) => {
    if (changing.isRunning()) return;
    const { key, retired } = tag;
    setLastName(nameOf(tag));
    await changing.run(async () => {
      await (retired ? api.restoreTag(key) : api.retireTag(key));
      put((now) => now && { tags: now.tags.map((one) => (one.key === key ? { ...one, retired: !retired } : one)) });
      void load();
      setAnnouncement((retired ? w.nowRestored : w.nowRetired)({ name: nameOf(tag) }));
    }, key);
  };
  return (
    <div class="flex flex-col gap-3">
      <p class="max-w-150 text-muted">{w.lead}</p>
      <Switch
        fallback={
          <Late>
            <Skeleton class="h-40 w-full" />
          </Late>
        }
      >
        <Match when={failure() && !tags()}>
          <ErrorState what={w.failed} error={failure()} retry={() => void load()} />
        </Match>
        <Match when={tags()}>
          {(all) => (
            <>
              <Card>
                <AddTag
                  onAdded={(name) => {
                    setAnnouncement(w.added({ name }));
                    void load();
                  }}
                />
              </Card>
              <Show when={changing.error()}>
                {(error) => <Failed what={w.changeFailed({ name: lastName() })} error={error()} />}
              </Show>
              <p role="status" class="min-h-5 text-muted">
                {announcement()}
              </p>
              <div class="gap-3 md:columns-2 [&>section]:mb-3 [&>section]:break-inside-avoid">
                <For each={rejectionGroups}>
                  {(group) => (
                    <Card id={`tags-${group}`} title={text.decisions.groups[group]}>
                      <ul>
                        {/* Keyed: a row that changes keeps its element, and its button keeps the focus. */}
                        <For each={keysOf(all(), group)}>
                          {(key) => (
                            <Show when={all().find((tag) => tag.key === key)}>
                              {(tag) => (
                                <TagLine
                                  tag={tag()}
                                  busy={changing.running() === key}
                                  onPress={() => void change(tag())}
                                />
                              )}
                            </Show>
                          )}
                        </For>
                      </ul>
                    </Card>
                  )}
                </For>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

function TagLine(props: { tag: RejectionTag; busy: boolean; onPress: () => void }) {
  const retired = () => props.tag.retired;
  return (
    <li class="flex min-h-9 items-center gap-2 border-b border-line last:border-0">
      <span class={`min-w-0 flex-1 wrap-anywhere ${retired() ? 'text-muted line-through' : ''}`} dir="auto">
        {nameOf(props.tag)}
      </span>
      <Show when={props.tag.label !== null}>
        <Badge>{w.own}</Badge>
      </Show>
      <Show when={retired()}>
        <Badge>{w.retired}</Badge>
      </Show>
      <Button
        size="small"
        kind="quiet"
        aria-label={(retired() ? w.restoreNamed : w.retireNamed)({ name: nameOf(props.tag) })}
        aria-disabled={props.busy}
        onClick={() => props.onPress()}
      >
        {retired() ? w.restore : w.retire}
      </Button>
    </li>
  );
}
