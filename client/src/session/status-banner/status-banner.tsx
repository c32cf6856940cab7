import {
  Check,
  CircleDashed,
  Hourglass,
  LoaderCircle,
  Minus,
  PhoneOff,
  RotateCcw,
  TriangleAlert,
  X,
} from 'lucide-solid';
import { type Component, createMemo, For, type JSX, Match, Show, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { SessionView } from '../../../../shared/session/session.ts';
import { useColleagues } from '../../accounts/colleagues.ts';
import { askedTo } from '../../listing/asked-to.ts';
import { useLive } from '../../live/store.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { words } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { Progress } from '../../ui/progress.tsx';
import { formatTime, now } from '../../ui/text/format.ts';
import { Clock, Time } from '../../ui/text/time.tsx';
import { agoInWords, headline, type StepMark, type Story, storyOf } from './story.ts';

const w = words.band;

/** The session's current activity, in one line; nothing once it is over. */
export function StatusBanner(props: { view: SessionView; heardAt: number }) {
  const live = useLive();
  const colleagues = useColleagues();
  const story = createMemo(() => storyOf(props.view, live.progress(props.view.id), props.heardAt, now()));
  const only = <K extends Story['kind']>(kind: K) => {
    const is = story();
    return is.kind === kind ? (is as Extract<Story, { kind: K }>) : undefined;
  };
  return (
    <Show when={story().kind !== 'ended'}>
      <section
        aria-label={w.label}
        class={`fade-in border-b px-4 py-2 ${only('running')?.silentSince === null ? 'border-live/30 bg-live/8' : 'border-line bg-sunk'}`}
      >
        <Switch>
          <Match when={only('running')}>{(is) => <Running view={props.view} story={is()} />}</Match>
          <Match when={only('waiting')}>
            <Line icon={<Hourglass {...icon} />} title={w.waiting}>
              {w.waitingDetail({ time: formatTime(props.view.expiresAt) })}
            </Line>
          </Match>
          <Match when={only('between')}>
            {(is) => (
              <Line icon={<RotateCcw {...icon} />} title={w.between}>
                {w.attemptEnded({
                  n: is().attempt.number,
                  max: props.view.maxAttempts,
                  outcome: lower(words.attemptOutcomes[is().attempt.outcome!]),
                })}{' '}
                {is().attempt.number < props.view.maxAttempts ? w.mayRetry : w.noneLeft}
              </Line>
            )}
          </Match>
          <Match when={only('asked')}>
            {(is) => (
              <Line
                icon={<RotateCcw {...icon} />}
                title={askedTo(is().resubmission.step, colleagues.find(is().reviewerId)?.name)}
              >
                <bdi>{text.ui.quoted({ text: is().resubmission.reason })}</bdi> · {w.askedAt}{' '}
                <Time at={is().resubmission.at} short ago /> ·{' '}
                <span class="num">{w.attemptsMade({ n: is().attempt.number, max: props.view.maxAttempts })}</span> ·{' '}
                {w.until} <Time at={props.view.expiresAt} short />
              </Line>
            )}
          </Match>
          <Match when={only('late')}>
            <Line icon={<Hourglass {...icon} />} title={w.late({ n: props.view.lateEvents })}>
              {w.lateDetail}
            </Line>
          </Match>
        </Switch>
      </section>
    </Show>
  );
}

const icon = { size: 16, 'stroke-width': 1.5, class: 'shrink-0', 'aria-hidden': 'true' } as const;

function Line(props: { icon: JSX.Element; title: string; children: JSX.Element }) {
  return (
    <p class="flex items-baseline gap-2">
      <span class="self-center">{props.icon}</span>
      <span class="font-medium">{props.title}</span>
      <span class="min-w-0 text-muted">{props.children}</span>
    </p>
  );
}

function Running(props: { view: SessionView; story: Extract<Story, { kind: 'running' }> }) {
  const line = () => headline(props.story);
  const silent = () => props.story.silentSince;
  return (
    <div class="flex flex-col gap-1.5">
      <div class="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-0.5">
        {/* Announced once a step, not ten times a second. */}
        <span class="sr-only" aria-live="polite">
          {props.story.step ? text.sessions.steps[props.story.step] : line()}
        </span>
        <span class="num inline-flex items-center gap-2 text-[14px] font-semibold" aria-hidden="true">
          <span
            class={`size-2 rounded-full ${silent() === null ? 'animate-[breathe_1.6s_ease-in-out_infinite] bg-live' : 'bg-expired'}`}
          />
          {line()}
        </span>
        <Show when={silent()}>
          {(since) => (
            <span class="inline-flex items-center gap-1.5 font-medium text-awaiting">
              <PhoneOff {...icon} size={14} />
              {w.left({ time: agoInWords(now() - since()) })}
            </span>
          )}
        </Show>
        <Show when={props.view.lateEvents > 0}>
          <span class="inline-flex items-center gap-1.5 text-awaiting">
            <TriangleAlert {...icon} size={14} />
            {w.late({ n: props.view.lateEvents })}
          </span>
        </Show>
        <span class="flex-1" />
        <span class="flex flex-wrap gap-x-3 text-muted">
          <span>{w.attempt({ n: props.story.attempt.number, max: props.view.maxAttempts })}</span>
          <Show when={props.story.attempt.device}>{(device) => <span>{device().name}</span>}</Show>
          <span data-tip={w.running}>
            <Clock from={props.story.attempt.startedAt} />
          </span>
        </span>
      </div>
      <Steps steps={props.story.steps} percent={props.story.percent} still={silent() !== null} />
    </div>
  );
}

type Icon = Component<{ size: number; 'stroke-width': number; class?: string; 'aria-hidden'?: 'true' }>;
const stepIcons: Record<StepMark['state'], Icon> = {
  waiting: CircleDashed,
  running: LoaderCircle,
  done: Check,
  failed: X,
  skipped: Minus,
};
const stepColours: Record<StepMark['state'], string> = {
  waiting: 'text-muted',
  running: 'text-live font-medium',
  done: 'text-verified',
  failed: 'text-rejected',
  skipped: 'text-muted',
};

/** One column per step; its bar fills during the step. The row's height is constant. */
function Steps(props: { steps: StepMark[]; percent: number | null; still: boolean }) {
  return (
    <ol aria-label={w.steps} class="grid auto-cols-fr grid-flow-col gap-1.5">
      <For each={props.steps.map((s) => s.step)}>
        {(step) => {
          const state = () => props.steps.find((s) => s.step === step)?.state ?? 'waiting';
          const full = { waiting: 0, running: 0, done: 100, failed: 100, skipped: 0 } as const;
          return (
            <li class="min-w-0">
              <Progress
                value={state() === 'running' ? (props.percent ?? 0) : full[state()]}
                label={w.progress({ what: text.sessions.steps[step] })}
                class="mb-1"
              />
              <span
                class={`flex items-center gap-1 text-small ${stepColours[state()]}`}
                data-tip={`${text.sessions.steps[step]}: ${w.stepStates[state()]}`}
              >
                <Dynamic
                  component={stepIcons[state()]}
                  size={14}
                  stroke-width={2}
                  class={`shrink-0 ${state() === 'running' && !props.still ? 'animate-[spin_2s_linear_infinite]' : ''}`}
                  aria-hidden="true"
                />
                <span class="truncate max-sm:sr-only">{text.sessions.steps[step]}</span>
                <span class="sr-only">: {w.stepStates[state()]}</span>
              </span>
            </li>
          );
        }}
      </For>
    </ol>
  );
}
