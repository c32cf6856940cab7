import { For, type JSX, Show } from 'solid-js';
import type { Conditions } from '../../../../shared/api/conditions.ts';
import type { DryRun } from '../../../../shared/api/settings.ts';
import type { Verdict } from '../../../../shared/conditions.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { text } from '../../text/text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatNumber } from '../../ui/text/format.ts';
import { words } from '../words.ts';
import { DryRunSessions } from './dry-run-sessions.tsx';

const w = words.dry;
const { states } = text.sessions;
const verdicts: readonly Verdict[] = ['verified', 'awaiting_action', 'rejected'];
const tones: Record<Verdict, string> = {
  verified: 'bg-verified',
  awaiting_action: 'bg-awaiting',
  rejected: 'bg-rejected',
};

export const moved = (run: DryRun) => run.moves.reduce((sum, { count }) => sum + count, 0);

/** The same sessions by the present conditions and by those that were tried. */
export function DryRunResult(props: { run: DryRun; asked: Conditions; changed: boolean }) {
  return (
    <div class="num flex flex-col gap-4">
      <Show when={props.run.sessions > 0} fallback={<p class="text-muted">{w.none({ days: props.run.days })}</p>}>
        <p class="text-muted">{(props.run.cut ? w.cut : w.lead)({ n: props.run.sessions, days: props.run.days })}</p>
        <div class="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5 text-small text-muted" aria-hidden="true">
          {w.now}
          <Bar of={props.run.before} />
          <Show when={props.changed}>
            {w.with}
            <Bar of={props.run.after} />
          </Show>
        </div>
        <Compared head={text.sessions.filters.state} hidden changed={props.changed}>
          <For each={verdicts}>
            {(verdict) => (
              <Row before={props.run.before[verdict]} after={props.run.after[verdict]} changed={props.changed}>
                <span class="inline-flex items-center gap-2">
                  <span aria-hidden="true" class={`size-2.5 rounded-sm ${tones[verdict]}`} />
                  {states[verdict]}
                </span>
              </Row>
            )}
          </For>
        </Compared>
        <Show when={props.changed}>
          <Show when={props.run.moves.length > 0} fallback={<p class="text-muted">{w.same}</p>}>
            <div>
              <h3 class="caps mb-1">{w.moves}</h3>
              <ul>
                <For each={props.run.moves}>
                  {({ from, to, count }) => (
                    <li>
                      <Disclosure label={w.move({ n: count, from: lower(states[from]), to: lower(states[to]) })}>
                        <DryRunSessions asked={props.asked} group={{ from, to }} />
                      </Disclosure>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          </Show>
        </Show>
        <Show when={props.run.unmet.length > 0}>
          <Compared head={w.unmet} changed={props.changed}>
            <For each={props.run.unmet}>
              {({ condition, before, after }) => (
                <Row before={before} after={after} changed={props.changed}>
                  {text.decisions.conditions[condition]}
                </Row>
              )}
            </For>
          </Compared>
        </Show>
      </Show>
      <Waiting waiting={props.run.waiting} asked={props.asked} />
    </div>
  );
}

/** Now, and with these once something is changed. */
function Compared(props: { head: string; hidden?: boolean; changed: boolean; children: JSX.Element }) {
  return (
    <table class="w-full">
      <thead>
        <tr class="caps [&>th]:pb-1 [&>th]:font-[550]">
          <th scope="col" class="text-start">
            <span class={props.hidden ? 'sr-only' : ''}>{props.head}</span>
          </th>
          <th scope="col" class="w-16 text-end">
            {w.now}
          </th>
          <Show when={props.changed}>
            <th scope="col" class="w-34 text-end">
              {w.with}
            </th>
          </Show>
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

function Row(props: { before: number; after: number; changed: boolean; children: JSX.Element }) {
  const by = () => props.after - props.before;
  return (
    <tr class="border-t border-line">
      <th scope="row" class="py-1 text-start font-normal">
        {props.children}
      </th>
      <td class={`text-end ${props.changed ? 'text-muted' : ''}`}>{formatNumber(props.before)}</td>
      <Show when={props.changed}>
        <td class={`text-end ${by() === 0 ? '' : 'font-medium'}`}>
          <Show when={by() !== 0}>
            <span class="me-2 text-small font-normal text-muted">
              {by() > 0 ? w.more({ n: by() }) : w.fewer({ n: -by() })}
            </span>
          </Show>
          {formatNumber(props.after)}
        </td>
      </Show>
    </tr>
  );
}

function Bar(props: { of: Record<Verdict, number> }) {
  const all = () => verdicts.reduce((sum, verdict) => sum + props.of[verdict], 0) || 1;
  return (
    <span class="flex h-2 gap-px overflow-hidden rounded-full">
      <For each={verdicts.filter((verdict) => props.of[verdict] > 0)}>
        {(verdict) => <span class={tones[verdict]} style={{ width: `${(props.of[verdict] / all()) * 100}%` }} />}
      </For>
    </span>
  );
}

function Waiting(props: { waiting: DryRun['waiting']; asked: Conditions }) {
  const stays = () => props.waiting.claimed + props.waiting.touched;
  return (
    <div>
      <h3 class="caps mb-1">
        {w.waiting} · {formatNumber(props.waiting.total)}
      </h3>
      <Show
        when={props.waiting.verified + props.waiting.rejected > 0}
        fallback={<p class="text-muted">{w.waitingNone}</p>}
      >
        <Show when={props.waiting.verified > 0}>
          <Disclosure label={w.waitingVerified({ n: props.waiting.verified })}>
            <DryRunSessions asked={props.asked} group={{ waiting: 'verified' }} />
          </Disclosure>
        </Show>
        <Show when={props.waiting.rejected > 0}>
          <Disclosure label={<span class="text-rejected">{w.waitingRejected({ n: props.waiting.rejected })}</span>}>
            <DryRunSessions asked={props.asked} group={{ waiting: 'rejected' }} />
          </Disclosure>
        </Show>
      </Show>
      <Show when={stays() > 0}>
        <p class="mt-1 text-small text-muted">{staying(props.waiting)}</p>
      </Show>
    </div>
  );
}

/** Why fewer leave than wait. */
function staying({ claimed, touched }: { claimed: number; touched: number }): string {
  const parts = [claimed > 0 && w.claimed({ n: claimed }), touched > 0 && w.touched({ n: touched })];
  return w.waitingStays({ what: parts.filter((part) => part !== false).join(text.ui.comma) });
}
