import { Check, Minus, X } from 'lucide-solid';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import type { AttemptView, StepName } from '../../../../shared/session/attempt.ts';
import { words } from '../../session-model/words.ts';
import { Clock, Time } from '../../ui/text/time.tsx';
import { YesNo } from '../../ui/yes-no.tsx';
import { FaceLevel } from '../data/face-level.tsx';
import { type Described, type Filled, stepDescribed, type Way } from './rows.ts';

const w = words.attempts;

const as = <K extends Filled['as']>(filled: Filled, kind: K) =>
  filled.as === kind ? (filled as Extract<Filled, { as: K }>) : undefined;

/** The content of a cell, rendered by kind. */
export function FilledCell(props: { filled: Filled }) {
  return (
    <Switch>
      <Match when={as(props.filled, 'text')}>{(one) => one().text}</Match>
      <Match when={as(props.filled, 'time')}>{(one) => <Time at={one().at} />}</Match>
      <Match when={as(props.filled, 'duration')}>{(one) => <Clock from={one().from} to={one().to} />}</Match>
      <Match when={as(props.filled, 'answer')}>
        {(one) => <YesNo value={one().yes} yes={one().what} no={one().what} />}
      </Match>
      <Match when={as(props.filled, 'level')}>{(one) => <FaceLevel level={one().level} />}</Match>
      <Match when={as(props.filled, 'outcomes')}>
        {(one) => (
          <Show when={one().all.length > 1} fallback={<Outcome described={one().all[0]!} />}>
            <ul>
              <For each={one().all}>
                {(described) => (
                  <li>
                    <Outcome described={described} />
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Match>
    </Switch>
  );
}

function Outcome(props: { described: Described }) {
  return <Mark is={props.described.way}>{props.described.what}</Mark>;
}

function Mark(props: { is: Way; children: JSX.Element }) {
  const icon = { size: 14, 'stroke-width': 2.5, class: 'shrink-0 self-center', 'aria-hidden': 'true' } as const;
  const colours = { good: 'text-verified', bad: 'text-rejected', open: 'text-muted' };
  return (
    <span class={`inline-flex items-baseline gap-1.5 ${colours[props.is]}`}>
      <Switch fallback={<Minus {...icon} />}>
        <Match when={props.is === 'good'}>
          <Check {...icon} />
        </Match>
        <Match when={props.is === 'bad'}>
          <X {...icon} />
        </Match>
      </Switch>
      {props.children}
    </span>
  );
}

/** Outcome of a step in an attempt. */
export function StepCell(props: { attempt: AttemptView; step: StepName }) {
  return (
    <Show when={stepDescribed(props.attempt, props.step)} fallback={<span class="text-muted">{w.notReached}</span>}>
      {(described) => (
        <span class="inline-flex flex-wrap items-baseline gap-x-2">
          <Outcome described={described()} />
          <Show when={described().lasted}>{(lasted) => <span class="text-muted">{lasted()}</span>}</Show>
          <Show when={described().times}>{(times) => <span class="text-muted">{times()}</span>}</Show>
        </span>
      )}
    </Show>
  );
}
