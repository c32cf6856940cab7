import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import { type RejectionGroup, type RejectionTag, rejectionGroups } from '../../../shared/rejection-tags.ts';
import { api } from '../api.ts';
import { Failed } from '../keys/make-key.tsx';
import { useLive } from '../live/store.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fieldClass } from './controls.tsx';
import { words } from './words.ts';

const w = words.tags;
const nameOf = ({ key, label }: RejectionTag): string =>
  label ?? (text.decisions.tags as Record<string, string>)[key] ?? key;

/** The tree of tags: those that everybody has, and the company's own. */
export function TagsPanel() {
  const live = useLive();
  const [tags, setTags] = createSignal<readonly RejectionTag[]>();
  const [failure, setFailure] = createSignal<unknown>();
  const [wrong, setWrong] = createSignal<unknown>();
  const [said, setSaid] = createSignal('');
  const load = async () => {
    try {
      setTags((await api.rejectionTags()).tags);
      setFailure(undefined);
    } catch (error) {
      setFailure(error);
    }
  };
  onMount(load);
  live.onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some((fact) => fact.type.startsWith('rejection_tag.'))) void load();
  });
  const change = async (tag: RejectionTag) => {
    setWrong(undefined);
    try {
      await (tag.retired ? api.restoreTag(tag.key) : api.retireTag(tag.key));
      await load();
    } catch (error) {
      setWrong(error);
    }
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
              <AddTag
                onAdded={(name) => {
                  setSaid(w.added(name));
                  void load();
                }}
              />
              <Show when={wrong()}>{(error) => <Failed what={w.changeFailed} error={error()} />}</Show>
              <p role="status" class="sr-only">
                {said()}
              </p>
              <div class="gap-3 md:columns-2 [&>section]:mb-3 [&>section]:break-inside-avoid">
                <For each={rejectionGroups}>
                  {(group) => (
                    <Card id={`tags-${group}`} title={text.decisions.groups[group]}>
                      <ul>
                        <For each={all().filter((tag) => tag.group === group)}>
                          {(tag) => (
                            <li class="flex min-h-9 items-center gap-3 border-b border-line last:border-0">
                              <span
                                class={`min-w-0 flex-1 wrap-anywhere ${tag.retired ? 'text-muted line-through' : ''}`}
                                dir="auto"
                              >
                                {nameOf(tag)}
                              </span>
                              <Show when={tag.label !== null}>
                                <span class="text-small text-muted">{w.own}</span>
                              </Show>
                              <Show when={tag.retired}>
                                <span class="text-small text-muted">{w.retired}</span>
                              </Show>
                              <Button
                                size="small"
                                kind="quiet"
                                aria-label={`${tag.retired ? w.restore : w.retire}: ${nameOf(tag)}`}
                                onClick={() => void change(tag)}
                              >
                                {tag.retired ? w.restore : w.retire}
                              </Button>
                            </li>
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

function AddTag(props: { onAdded: (name: string) => void }) {
  const [group, setGroup] = createSignal<RejectionGroup>('suspected_fraud');
  const [state, setState] = createSignal<{ is: 'asking'; missing?: true; error?: unknown } | { is: 'sent' }>({
    is: 'asking',
  });
  const asking = () => {
    const now = state();
    return now.is === 'asking' ? now : undefined;
  };
  let input!: HTMLInputElement;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const label = input.value.trim();
    if (!asking()) return;
    if (!label) {
      setState({ is: 'asking', missing: true });
      return input.focus();
    }
    setState({ is: 'sent' });
    try {
      await api.addTag({ group: group(), label });
      input.value = '';
      setState({ is: 'asking' });
      props.onAdded(label);
      input.focus();
    } catch (error) {
      setState({ is: 'asking', error });
    }
  };
  return (
    <form novalidate onSubmit={submit} class="flex flex-wrap items-end gap-2">
      <div>
        <label for="tag-group" class="mb-1 block font-medium">
          {w.group}
        </label>
        <select
          id="tag-group"
          value={group()}
          onChange={(event) => setGroup(event.currentTarget.value as RejectionGroup)}
          class={fieldClass}
        >
          <For each={rejectionGroups}>{(one) => <option value={one}>{text.decisions.groups[one]}</option>}</For>
        </select>
      </div>
      <div class="min-w-48 flex-1">
        <label for="tag-label" class="mb-1 block font-medium">
          {w.label}
        </label>
        <input
          ref={input}
          id="tag-label"
          required
          maxlength={60}
          autocomplete="off"
          dir="auto"
          aria-invalid={asking()?.missing}
          aria-describedby="tag-said"
          onInput={() => asking()?.missing && setState({ is: 'asking' })}
          class={`${fieldClass} w-full`}
        />
      </div>
      <Button type="submit" kind="primary" aria-disabled={!asking()}>
        {asking() ? w.add : w.adding}
      </Button>
      <div id="tag-said" class="w-full empty:hidden">
        <Show when={asking()?.missing}>
          <p role="alert" class="text-small text-rejected">
            {w.labelMissing}
          </p>
        </Show>
        <Show when={asking()?.error}>{(error) => <Failed what={w.addFailed} error={error()} />}</Show>
      </div>
    </form>
  );
}
