import { Check, Minus, X } from 'lucide-solid';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import type { AttemptOutcome, AttemptView, StepName } from '../../../../shared/attempt.ts';
import type { SessionView } from '../../../../shared/session.ts';
import { countryName } from '../../ui/country.tsx';
import { formatDuration, formatNumber } from '../../ui/format.ts';
import { Clock, Time } from '../../ui/time.tsx';
import { YesNo } from '../../ui/yes-no.tsx';
import { FaceLevel } from '../data/face-level.tsx';
import { words } from '../words.ts';
import { type ComparedRow, nameOf } from './differences.ts';

const w = words.attempts;

/** A row of the comparison: how an attempt fills it. `null`: nothing known. */
export interface Cell {
  key: keyof typeof w.rows;
  compared?: ComparedRow;
  of: (attempt: AttemptView, view: SessionView) => JSX.Element | null;
}

const yesNo = (value: boolean | null, yes?: string, no?: string) =>
  value === null ? null : <YesNo value={value} {...(yes && { yes })} {...(no && { no })} />;

export const attemptRows = {
  run: [
    { key: 'started', of: (a) => <Time at={a.startedAt} /> },
    {
      key: 'ended',
      of: (a) => (
        <Show when={a.finishedAt} fallback={a.outcome === null ? w.stillRunning : words.page.notReported}>
          {(at) => <Time at={at()} />}
        </Show>
      ),
    },
    {
      key: 'lasted',
      of: (a) => (a.outcome === null || a.finishedAt ? <Clock from={a.startedAt} to={a.finishedAt} /> : null),
    },
    { key: 'outcome', compared: 'outcome', of: (a) => <Outcome outcome={a.outcome} /> },
  ],
  from: [
    {
      key: 'device',
      compared: 'device',
      of: (a) => a.device && `${a.device.name} · ${words.activities.kinds[a.device.kind]}`,
    },
    { key: 'browser', compared: 'browser', of: (a) => a.device?.browser ?? null },
    { key: 'os', compared: 'os', of: (a) => a.device?.os ?? null },
    { key: 'ip', compared: 'ip', of: (a) => a.clientIp },
  ],
  document: [
    {
      key: 'document',
      compared: 'document',
      of: (a) =>
        [a.documentType && words.documents[a.documentType], a.issuingState && countryName(a.issuingState)]
          .filter(Boolean)
          .join(' · ') || null,
    },
    { key: 'subject', compared: 'subject', of: nameOf },
    { key: 'documentNumber', compared: 'documentNumber', of: (a) => a.subject?.documentNumber ?? null },
  ],
  steps: [
    { key: 'challenges', compared: 'challenges', of: (a) => (a.challenges.length ? <Challenges of={a} /> : null) },
  ],
  results: [
    { key: 'liveness', compared: 'liveness', of: (a) => yesNo(a.verification.livenessPassed) },
    { key: 'valid', compared: 'valid', of: (a) => yesNo(a.verification.documentValid) },
    {
      key: 'face',
      compared: 'face',
      of: (a) => (a.verification.faceLevel === null ? null : <FaceLevel level={a.verification.faceLevel} />),
    },
    {
      key: 'confidence',
      compared: 'confidence',
      of: (a) =>
        a.verification.matchConfidence === null
          ? null
          : `${formatNumber(a.verification.matchConfidence)} ${words.summary.ofHundred}`,
    },
    {
      key: 'real',
      compared: 'real',
      of: (a) => yesNo(a.verification.idReal, words.summary.idReal, words.summary.idSpoofed),
    },
    {
      key: 'full',
      compared: 'full',
      of: (a) => yesNo(a.verification.fullId, words.summary.fullId, words.summary.notFullId),
    },
  ],
} as const satisfies Record<string, readonly Cell[]>;

function Mark(props: { is: 'good' | 'bad' | 'open'; children: JSX.Element }) {
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

function Outcome(props: { outcome: AttemptOutcome | null }) {
  const mark = () => (props.outcome === 'completed' ? 'good' : props.outcome === null ? 'open' : 'bad');
  return <Mark is={mark()}>{props.outcome ? words.attemptOutcomes[props.outcome] : w.running}</Mark>;
}

function Challenges(props: { of: AttemptView }) {
  return (
    <ul>
      <For each={props.of.challenges}>
        {(c) => (
          <li>
            <Mark is={c.passed === null ? 'open' : c.passed ? 'good' : 'bad'}>
              {w.challenge(
                words.challenges[c.challenge],
                c.passed === null ? w.unanswered : c.passed ? w.passed : w.missed,
              )}
            </Mark>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Outcome and duration; the last run of a step that was taken more than once, with how often. */
export function StepCell(props: { attempt: AttemptView; step: StepName }) {
  const runs = () => props.attempt.steps.filter((s) => s.step === props.step);
  return (
    <Show when={runs().at(-1)} fallback={<span class="text-muted">{w.notReached}</span>}>
      {(run) => (
        <span class="inline-flex flex-wrap items-baseline gap-x-2">
          <Mark is={run().outcome === 'done' ? 'good' : run().outcome === 'failed' ? 'bad' : 'open'}>
            {run().outcome
              ? words.stepOutcomes[run().outcome!]
              : props.attempt.outcome === null
                ? w.running
                : w.unfinished}
          </Mark>
          <Show when={run().finishedAt}>
            {(at) => <span class="text-muted">{formatDuration(Date.parse(at()) - Date.parse(run().startedAt))}</span>}
          </Show>
          <Show when={runs().length > 1}>
            <span class="text-muted">{w.times(runs().length)}</span>
          </Show>
        </span>
      )}
    </Show>
  );
}
