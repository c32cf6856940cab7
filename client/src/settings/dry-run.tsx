import { For, Match, Show, Switch } from 'solid-js';
import type { DryRun } from '../../../shared/api/settings.ts';
import type { Verdict } from '../../../shared/conditions.ts';
import { Failed } from '../keys/make-key.tsx';
import { text } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber } from '../ui/format.ts';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import type { ConditionsStore } from './create-conditions.ts';
import { words } from './words.ts';

const w = words.dry;
const verdicts: readonly Verdict[] = ['verified', 'awaiting_action', 'rejected'];
const tones: Record<Verdict, string> = {
  verified: 'bg-verified',
  awaiting_action: 'bg-awaiting',
  rejected: 'bg-rejected',
};

/** What the conditions in the form would have made of the last month, beside what the present ones make of it. */
export function DryRunCard(props: { store: ConditionsStore }) {
  const result = () => props.store.dryRun()?.result ?? props.store.lastDryRun();
  const isOld = () => props.store.dryRun() === undefined;
  return (
    <Card
      id="dry-run"
      title={w.title}
      actions={
        <span class="text-small text-muted" aria-hidden="true">
          {isOld() ? w.trying : ''}
        </span>
      }
    >
      <div aria-live="polite" aria-busy={isOld()}>
        <Switch
          fallback={
            <Late>
              <Skeleton class="h-32 w-full" />
            </Late>
          }
        >
          <Match when={props.store.dryRun()?.error}>{(error) => <Failed what={w.failed} error={error()} />}</Match>
          <Match when={result()?.sessions === 0 && result()}>
            {(run) => (
              <>
                <p class="text-muted">{w.none}</p>
                <Waiting run={run()} />
              </>
            )}
          </Match>
          <Match when={result()}>{(run) => <Result run={run()} changed={props.store.isChanged()} />}</Match>
        </Switch>
      </div>
    </Card>
  );
}

function Result(props: { run: DryRun; changed: boolean }) {
  return (
    <div class="flex flex-col gap-4">
      <p class="num text-muted">
        {props.run.cut ? w.cut(props.run.sessions) : w.lead(props.run.sessions, props.run.days)}
      </p>
      <table class="num w-full">
        <thead>
          <tr class="caps text-end">
            <th scope="col" class="text-start font-[550]">
              <span class="sr-only">{text.sessions.filters.state}</span>
            </th>
            <th scope="col" class="text-end font-[550]">
              {w.now}
            </th>
            <th scope="col" class="text-end font-[550]">
              {w.with}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={verdicts}>
            {(verdict) => (
              <tr class="border-t border-line">
                <th scope="row" class="py-1 text-start font-normal">
                  <span class="inline-flex items-center gap-2">
                    <span aria-hidden="true" class={`size-2.5 rounded-sm ${tones[verdict]}`} />
                    {w.verdicts[verdict]}
                  </span>
                </th>
                <td class="text-end text-muted">{formatNumber(props.run.before[verdict])}</td>
                <td class="text-end font-medium">
                  {formatNumber(props.run.after[verdict])}
                  <Difference by={props.run.after[verdict] - props.run.before[verdict]} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <div class="flex flex-col gap-1.5" aria-hidden="true">
        <Bar of={props.run.before} faint />
        <Bar of={props.run.after} />
      </div>
      <Show
        when={props.run.moves.length > 0}
        fallback={
          <Show when={props.changed}>
            <p class="text-muted">{w.same}</p>
          </Show>
        }
      >
        <div>
          <h3 class="caps mb-1">{w.moves}</h3>
          <ul class="num">
            <For each={props.run.moves}>
              {({ from, to, count }) => <li>{w.move(count, w.verdicts[from], w.verdicts[to])}</li>}
            </For>
          </ul>
        </div>
      </Show>
      <Show when={props.run.unmet.length > 0}>
        <table class="num w-full">
          <thead>
            <tr class="caps">
              <th scope="col" class="text-start font-[550]">
                {w.unmet}
              </th>
              <th scope="col" class="text-end font-[550]">
                {w.now}
              </th>
              <th scope="col" class="text-end font-[550]">
                {w.with}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.run.unmet}>
              {({ condition, before, after }) => (
                <tr class="border-t border-line">
                  <th scope="row" class="py-1 text-start font-normal">
                    {text.decisions.conditions[condition]}
                  </th>
                  <td class="text-end text-muted">{formatNumber(before)}</td>
                  <td class={`text-end ${before === after ? '' : 'font-medium'}`}>{formatNumber(after)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Waiting run={props.run} />
    </div>
  );
}

function Difference(props: { by: number }) {
  return (
    <Show when={props.by !== 0}>
      <span class="ms-1.5 text-small text-muted">
        {props.by > 0 ? '+' : '−'}
        {formatNumber(Math.abs(props.by))}
      </span>
    </Show>
  );
}

function Bar(props: { of: Record<Verdict, number>; faint?: boolean }) {
  const all = () =>
    Math.max(
      1,
      verdicts.reduce((sum, verdict) => sum + props.of[verdict], 0),
    );
  return (
    <div class={`flex h-2 gap-px overflow-hidden rounded-full ${props.faint ? 'opacity-40' : ''}`}>
      <For each={verdicts}>
        {(verdict) => <span class={tones[verdict]} style={{ width: `${(props.of[verdict] / all()) * 100}%` }} />}
      </For>
    </div>
  );
}

function Waiting(props: { run: DryRun }) {
  const waiting = () => props.run.waiting;
  return (
    <div class="num mt-1">
      <h3 class="caps mb-1">
        {w.waiting} · {formatNumber(waiting().total)}
      </h3>
      <Show when={waiting().verified + waiting().rejected > 0} fallback={<p class="text-muted">{w.waitingNone}</p>}>
        <Show when={waiting().verified > 0}>
          <p>{w.waitingVerified(waiting().verified)}</p>
        </Show>
        <Show when={waiting().rejected > 0}>
          <p class="font-medium text-rejected">{w.waitingRejected(waiting().rejected)}</p>
        </Show>
      </Show>
    </div>
  );
}
