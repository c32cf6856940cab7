import { Match, Show, Switch } from 'solid-js';
import { useColleagues } from '../../accounts/colleagues.ts';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/text/time.tsx';
import { words } from '../words.ts';
import { ConditionsForm } from './conditions-form.tsx';
import type { ConditionsStore } from './create-conditions.ts';
import { DryRunCard } from './dry-run.tsx';

/** The form, with the dry run beside it. */
export function ConditionsTab(props: { store: ConditionsStore }) {
  const colleagues = useColleagues();
  // Set on the server's command line, without a signed-in reviewer.
  const who = (id: string | null) => (id === null ? null : (colleagues.find(id)?.name ?? words.somebody));
  return (
    <Switch
      fallback={
        <Late>
          <div class="grid gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
            <Skeleton class="h-120 w-full" />
            <Skeleton class="h-80 w-full" />
          </div>
        </Late>
      }
    >
      <Match when={props.store.failure()}>
        {(error) => <ErrorState what={words.failed} error={error()} retry={() => void props.store.load()} />}
      </Match>
      <Match when={props.store.draft() && props.store.stored()}>
        {(stored) => (
          <>
            <p class="mb-3 text-muted">
              <Show when={stored().changedAt} fallback={words.never}>
                {(at) => (
                  <>
                    {changedBy(who(stored().changedBy))}, <Time at={at()} ago />
                  </>
                )}
              </Show>
            </p>
            <div id="conditions" class="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
              <ConditionsForm store={props.store} />
              {/* Taller than a low screen it scrolls, so it must be focusable. */}
              <div
                role="group"
                aria-label={words.dry.title}
                tabindex="0"
                class="rounded-lg lg:sticky lg:top-3 lg:max-h-[calc(100dvh-9rem)] lg:overflow-y-auto"
              >
                <DryRunCard store={props.store} />
              </div>
            </div>
          </>
        )}
      </Match>
    </Switch>
  );
}

const changedBy = (who: string | null) => (who === null ? words.changed : words.changedBy({ who }));
