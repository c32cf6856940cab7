import { useNavigate, useSearchParams } from '@solidjs/router';
import { ShieldCheck } from 'lucide-solid';
import { createEffect, createMemo, createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { alertStates } from '../../../shared/screening/screening.ts';
import { setLastList } from '../page/last-list.ts';
import { createTitle } from '../page/title.ts';
import { FreshPill } from '../sessions/fresh-pill.tsx';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Tabs, tabId } from '../ui/tabs.tsx';
import { formatNumber } from '../ui/text/format.ts';
import { createAlertKeys } from './alert-keys.ts';
import { AlertRow } from './alert-row.tsx';
import { type AlertState, type Alerts, createAlerts } from './create-alerts.ts';
import { words } from './words.ts';

/** /alerts: verified subjects who match a newer list. */
export function AlertsPage() {
  const id = createUniqueId();
  const [search, setSearch] = useSearchParams<{ state?: string }>();
  createTitle(() => [{ label: words.title }]);
  const state = (): AlertState => alertStates.find((one) => one === search.state) ?? 'open';
  // The way back from a session that is opened here.
  createEffect(() =>
    setLastList({ label: words.title, href: `/alerts${state() === 'open' ? '' : `?state=${state()}`}` }),
  );
  const [hovered, setHovered] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const [scrolled, setScrolled] = createSignal(false);
  const alerts = createAlerts(
    createMemo(state),
    createMemo(() => hovered() || focused() || scrolled()),
  );
  let box!: HTMLDivElement;
  createAlertKeys(() => box);
  const showFresh = () => {
    alerts.showFresh();
    box.scrollTop = 0;
  };
  const go = (to: AlertState) => setSearch({ state: to === 'open' ? undefined : to }, { replace: true, scroll: false });
  const label = (of: AlertState) => (
    <>
      {words.tabs[of]}
      <Show when={of === 'open' && alerts.open()}>
        {(n) => <span class="num ms-1.5 font-normal text-muted">{formatNumber(n())}</span>}
      </Show>
    </>
  );
  return (
    <div class="flex h-full flex-col">
      <div class="border-b border-line bg-surface">
        <div class="px-4 pt-4">
          <h1 class="text-title font-semibold tracking-tight">{words.title}</h1>
          <p class="text-muted">{words.lead}</p>
        </div>
        <div class="flex items-center">
          <Tabs
            id={id}
            label={words.states}
            tabs={alertStates.map((value) => ({ value, label: label(value) }))}
            value={state()}
            onChange={go}
            class="mt-1 flex-1 px-1.5"
          />
          <FreshPill count={alerts.fresh()} onShow={showFresh} />
        </div>
      </div>
      <div
        ref={box}
        role="tabpanel"
        aria-labelledby={tabId(id, state())}
        class="min-h-0 flex-1 overflow-y-auto"
        onScroll={() => setScrolled(box.scrollTop > 0)}
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
        onFocusIn={() => setFocused(true)}
        onFocusOut={() => setFocused(false)}
      >
        <AlertList alerts={alerts} state={state()} />
      </div>
    </div>
  );
}

function AlertList(props: { alerts: Alerts; state: AlertState }) {
  const navigate = useNavigate();
  // Keyed by id: a row whose values change keeps its element and the focus.
  const ids = createMemo(() => props.alerts.alerts()?.map(({ id }) => id) ?? []);
  const moreFailed = () => {
    const more = props.alerts.more();
    return typeof more === 'object' ? more.failed : undefined;
  };
  return (
    <Switch
      fallback={
        <Late>
          <div role="status" aria-label={text.ui.loading} class="flex flex-col gap-4 p-4">
            <Skeleton class="h-12 w-full" />
            <Skeleton class="h-12 w-full" />
          </div>
        </Late>
      }
    >
      <Match when={!props.alerts.alerts() && props.alerts.failure()}>
        {(error) => <ErrorState what={words.failed} error={error()} retry={() => void props.alerts.load()} />}
      </Match>
      <Match when={props.alerts.alerts()?.length === 0}>
        <EmptyState
          icon={<ShieldCheck size={24} stroke-width={1.5} aria-hidden="true" />}
          title={words.empty[props.state]}
          detail={words.empty[`${props.state}Detail`]}
          action={<Button onClick={() => navigate('/sessions')}>{text.sessions.queue.toSessions}</Button>}
        />
      </Match>
      <Match when={props.alerts.alerts()}>
        {(all) => (
          <>
            <ul aria-label={words.list}>
              <For each={ids()}>
                {(id) => (
                  <Show when={all().find((alert) => alert.id === id)}>
                    {(alert) => <AlertRow alert={alert()} isNew={props.alerts.isNew(id)} />}
                  </Show>
                )}
              </For>
            </ul>
            <Show when={props.alerts.hasMore()}>
              <div class="flex flex-col items-center gap-2 p-4">
                <Show when={moreFailed()}>{(error) => <Failed what={words.moreFailed} error={error()} />}</Show>
                <Button aria-disabled={props.alerts.more() === 'loading'} onClick={() => void props.alerts.loadMore()}>
                  {props.alerts.more() === 'loading' ? words.loadingMore : words.more}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Match>
    </Switch>
  );
}
