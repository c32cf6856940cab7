import { A, useNavigate, useSearchParams } from '@solidjs/router';
import { Lock } from 'lucide-solid';
import { createUniqueId, Match, Show, Switch } from 'solid-js';
import { useColleagues } from '../accounts/colleagues.ts';
import { useMe } from '../accounts/me.ts';
import { createTitle } from '../frame/title.ts';
import { Button } from '../ui/button.tsx';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Tabs, tabId } from '../ui/tabs.tsx';
import { Time } from '../ui/time.tsx';
import { ConditionsForm } from './conditions-form.tsx';
import { createConditions } from './create-conditions.ts';
import { DryRunCard } from './dry-run.tsx';
import { SaveBar } from './save-bar.tsx';
import { TagsPanel } from './tags-panel.tsx';
import { words } from './words.ts';

const tabs = ['conditions', 'tags'] as const;
type Tab = (typeof tabs)[number];

/** /settings: what a company asks of a session, and how it names its rejections; for masters. */
export function SettingsPage() {
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
      <Settings />
    </Show>
  );
}

function Settings() {
  const id = createUniqueId();
  const [search, setSearch] = useSearchParams<{ tab?: string }>();
  const tab = (): Tab => tabs.find((one) => one === search.tab) ?? 'conditions';
  const go = (to: Tab) => setSearch({ tab: to === 'conditions' ? undefined : to }, { replace: true, scroll: false });
  return (
    <div class="mx-auto flex max-w-300 flex-col gap-4 px-4 pt-6">
      <div>
        <h1 class="text-title font-semibold tracking-tight">{words.title}</h1>
        <div class="mt-2 flex items-end gap-2 border-b border-line">
          <Tabs
            id={id}
            label={words.tabList}
            tabs={tabs.map((value) => ({ value, label: words.tabs[value] }))}
            value={tab()}
            onChange={go}
            class="-mx-2.5 min-w-0 flex-1"
          />
          <A href="/keys" class="mb-2 rounded text-accent underline underline-offset-2">
            {words.keys}
          </A>
        </div>
      </div>
      <div role="tabpanel" aria-labelledby={tabId(id, tab())}>
        <Switch>
          <Match when={tab() === 'conditions'}>
            <ConditionsTab />
          </Match>
          <Match when={tab() === 'tags'}>
            <div class="pb-6">
              <TagsPanel />
            </div>
          </Match>
        </Switch>
      </div>
    </div>
  );
}

function ConditionsTab() {
  const store = createConditions();
  const colleagues = useColleagues();
  return (
    <Switch
      fallback={
        <Late>
          <Skeleton class="h-96 w-full" />
        </Late>
      }
    >
      <Match when={store.failure()}>
        {(error) => <ErrorState what={words.failed} error={error()} retry={() => void store.load()} />}
      </Match>
      <Match when={store.draft() && store.kept()}>
        {(kept) => (
          <div>
            <p class="mb-3 text-muted">
              <Show when={kept().changedAt} fallback={words.never}>
                {(at) => (
                  <>
                    {words.changed(colleagues.find(kept().changedBy)?.name ?? words.somebody)}, <Time at={at()} ago />
                  </>
                )}
              </Show>
            </p>
            <div class="grid items-start gap-3 pb-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
              <ConditionsForm store={store} />
              <div class="lg:sticky lg:top-3">
                <DryRunCard store={store} />
              </div>
            </div>
            <SaveBar store={store} />
          </div>
        )}
      </Match>
    </Switch>
  );
}
