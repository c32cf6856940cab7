import { useNavigate } from '@solidjs/router';
import { KeyRound, Lock } from 'lucide-solid';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { ApiKey } from '../../../shared/api/review.ts';
import { useMe } from '../accounts/me.ts';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import { useLive } from '../live/store.ts';
import { createTitle } from '../page/title.ts';
import { text } from '../text/text.ts';
import { AskOnceMore } from '../ui/behaviour/ask-once-more.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/text/time.tsx';
import { MakeKey } from './make-key.tsx';

const words = text.keys;

/** The company's API keys; for masters. */
export function KeysPage() {
  const me = useMe();
  const navigate = useNavigate();
  createTitle(() => [{ label: words.title }]);
  return (
    <Show
      when={me().reviewer.role === 'master'}
      fallback={
        <>
          <h1 class="sr-only">{words.title}</h1>
          <EmptyState
            icon={<Lock size={24} stroke-width={1.5} aria-hidden="true" />}
            title={words.notAllowed}
            detail={words.notAllowedDetail}
            action={<Button onClick={() => navigate('/sessions')}>{words.back}</Button>}
          />
        </>
      }
    >
      <Keys />
    </Show>
  );
}

function Keys() {
  // Another master may create or revoke one.
  const { answer, failure, load } = createQuery({ name: 'apiKeys', live: useLive(), ask: () => api.keys() });
  const keys = () => answer()?.keys;
  const [revoking, setRevoking] = createSignal<ApiKey>();
  const [announcement, setAnnouncement] = createSignal('');
  let heading!: HTMLHeadingElement;

  return (
    <div class="mx-auto flex max-w-300 flex-col gap-3 px-4 py-6">
      <div class="mb-2">
        <h1 ref={heading} tabindex="-1" class="text-title font-semibold tracking-tight">
          {words.title}
        </h1>
        <p class="mt-1 max-w-150 text-muted">{words.lead}</p>
        <a href="/docs" target="_blank" rel="noopener" class="text-accent underline underline-offset-2">
          {words.docs}
        </a>
      </div>
      <MakeKey onMade={() => void load()} />
      <Card id="keys" title={words.list} flush>
        <Switch>
          <Match when={failure() && !keys()}>
            <ErrorState what={words.failed} error={failure()} retry={() => void load()} />
          </Match>
          <Match when={!keys()}>
            <Late>
              <div role="status" aria-label={text.ui.loading} class="flex flex-col gap-3 p-4">
                <Skeleton class="h-4 w-60" />
                <Skeleton class="h-4 w-52" />
              </div>
            </Late>
          </Match>
          <Match when={keys()?.length === 0}>
            <EmptyState
              icon={<KeyRound size={24} stroke-width={1.5} aria-hidden="true" />}
              title={words.empty}
              detail={words.emptyDetail}
            />
          </Match>
          <Match when={keys()}>{(all) => <KeyTable keys={all()} onRevoke={setRevoking} />}</Match>
        </Switch>
      </Card>
      <p role="status" class="min-h-5 text-muted">
        {announcement()}
      </p>
      <Show when={revoking()}>
        {(key) => (
          <AskOnceMore
            words={{
              ...{
                title: words.revokeTitle,
                detail: words.revokeDetail({ name: key().name }),
                failed: words.revokeFailed,
              },
              ...{ go: words.revoke, going: words.revoking },
            }}
            act={() => api.revokeKey(key().id)}
            onClose={() => setRevoking(undefined)}
            onDone={() => {
              setAnnouncement(words.revoked({ name: key().name }));
              setRevoking(undefined);
              // The pressed button is removed with its row.
              heading.focus();
              void load();
            }}
          />
        )}
      </Show>
    </div>
  );
}

function KeyTable(props: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  return (
    <table class="w-full border-t border-line text-start">
      <thead>
        <tr class="caps h-8 text-start [&>th]:px-4 [&>th]:text-start [&>th]:font-[550]">
          <th scope="col">{words.name}</th>
          <th scope="col" class="max-sm:hidden">
            {words.prefix}
          </th>
          <th scope="col" class="max-sm:hidden">
            {words.created}
          </th>
          <th scope="col">
            <span class="sr-only">{words.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.keys}>
          {(key) => (
            <tr class="border-t border-line [&>td]:px-4 [&>td]:py-2">
              <td class="font-medium wrap-anywhere" dir="auto">
                {key.name}
                <div class="num mt-0.5 text-small font-normal text-muted sm:hidden">
                  {key.prefix}… · <Time at={key.createdAt} short />
                </div>
              </td>
              <td class="num text-muted max-sm:hidden">{key.prefix}…</td>
              <td class="text-muted max-sm:hidden">
                <Time at={key.createdAt} />
              </td>
              <td class="text-end">
                <Button
                  size="small"
                  kind="danger"
                  aria-label={words.revokeNamed({ name: key.name })}
                  onClick={() => props.onRevoke(key)}
                >
                  {words.revoke}
                </Button>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
