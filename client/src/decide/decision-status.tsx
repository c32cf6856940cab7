import { AlarmClock, ChevronsUp, Eye, Hand, ShieldAlert, TriangleAlert, UserRound, Users } from 'lucide-solid';
import { type JSX, Match, Show, Switch } from 'solid-js';
import type { Vote } from '../../../shared/decision/decision.ts';
import { useColleagues } from '../accounts/colleagues.ts';
import { describeError } from '../api.ts';
import { fourEyesOf } from '../print/sections/four-eyes.ts';
import { goToSection } from '../session-model/sections.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/floating/popover.tsx';
import { Time } from '../ui/text/time.tsx';
import type { Deciding } from './deciding.ts';
import type { Why } from './decision-options.ts';
import { words } from './words.ts';

const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true', class: 'mt-0.5 shrink-0' } as const;

/** Progress of the decision, and why this reviewer cannot decide, if so. */
export function DecisionStatus(props: { deciding: Deciding }) {
  const d = () => props.deciding;
  const colleagues = useColleagues();
  const nameOf = (id: string | null) => (id === d().me.id ? words.you : (colleagues.find(id)?.name ?? words.somebody));
  const why = () => {
    const status = d().status();
    return status.can ? undefined : status.why;
  };
  const may = () => {
    const status = d().status();
    return status.can ? status : undefined;
  };
  const waiting = () => d().view().waiting;
  const assignee = () => (may() ? waiting()?.assignedTo : undefined);
  const first = () => (waiting()?.votes.length === 1 ? waiting()!.votes[0]! : undefined);
  return (
    <div class="flex flex-col gap-1">
      <Switch>
        <Match when={why()}>{(reason) => <WhyNot why={reason()} deciding={d()} nameOf={nameOf} />}</Match>
        <Match when={may() && first()}>
          {(vote) => (
            <Line icon={<Users {...icon} />}>
              {proposedBy(vote(), nameOf(vote().reviewerId))} <Time at={vote().at} short ago />
            </Line>
          )}
        </Match>
        <Match when={waiting()?.votes.length === 2}>
          <Line icon={<Users {...icon} />}>{words.disputed}</Line>
        </Match>
        <Match when={waiting()?.needsTwo}>
          <Line icon={<Users {...icon} />}>{words.two}</Line>
        </Match>
        <Match when={d().claim.isMine()}>
          <Line icon={<Hand {...icon} />}>{words.claim.mine}</Line>
        </Match>
      </Switch>
      <Show when={may() && first()?.revealed}>
        <Line icon={<Eye {...icon} />}>{words.afterReveal}</Line>
      </Show>
      <Show when={may() && d().openHits() > 0}>
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span class="flex items-start gap-2 text-awaiting">
            <ShieldAlert {...icon} />
            {words.openHits({ n: d().openHits() })}
          </span>
          <Button size="small" onClick={() => goToSection('pep')}>
            {words.reviewHit({ n: d().openHits() })}
          </Button>
        </p>
      </Show>
      <Show when={d().view().waiting?.snoozedUntil}>
        {(until) => (
          <Line icon={<AlarmClock {...icon} />}>
            {words.snoozed} <Time at={until()} />
          </Line>
        )}
      </Show>
      <Show when={may() && d().view().waiting?.escalated}>
        <Line icon={<ChevronsUp {...icon} />}>{words.escalated}</Line>
      </Show>
      <Show when={assignee()}>
        {(who) => <Line icon={<UserRound {...icon} />}>{words.assigned({ who: nameOf(who()) })}</Line>}
      </Show>
      <Show when={d().claim.takenBy()}>
        {(who) => (
          <p role="status" class="flex items-start gap-2 text-awaiting">
            <TriangleAlert {...icon} />
            {words.claim.taken({ who: nameOf(who()) })}
          </p>
        )}
      </Show>
      <Show when={d().claim.failed()}>
        {(error) => (
          <p role="alert" class="text-rejected">
            {words.claim.failed}: {describeError(error()).why} {describeError(error()).now}
          </p>
        )}
      </Show>
    </div>
  );
}

const proposedBy = ({ verdict }: Vote, who: string): string =>
  verdict === null ? words.proposedBlind({ who }) : words.proposed[verdict]({ who });

function Line(props: { icon?: JSX.Element; children: JSX.Element }) {
  return (
    <p class="flex items-start gap-2">
      {props.icon}
      <span>{props.children}</span>
    </p>
  );
}

function WhyNot(props: { why: Why; deciding: Deciding; nameOf: (id: string | null) => string }) {
  const is = <K extends Why['is']>(kind: K) =>
    props.why.is === kind ? (props.why as Extract<Why, { is: K }>) : undefined;
  const retry = () => props.deciding.view().resubmission;
  /** Both reviewers, where two agreed. */
  const deciders = (reviewerId: string): string => {
    const two = fourEyesOf(props.deciding.view().decisions);
    return two
      ? words.why.both({ first: props.nameOf(two.first.reviewerId), second: props.nameOf(reviewerId) })
      : props.nameOf(reviewerId);
  };
  const decidedBy = ({ verdict, reviewerId }: Extract<Why, { is: 'decided' }>): string =>
    reviewerId === null ? words.why.automatic[verdict] : words.why.decided[verdict]({ who: deciders(reviewerId) });
  return (
    <Switch>
      <Match when={is('decided')}>
        {(why) => (
          <Line>
            {decidedBy(why())}, <Time at={why().at} ago />
          </Line>
        )}
      </Match>
      <Match when={is('claimed')}>
        {(why) => <Claimed who={props.nameOf(why().reviewerId)} deciding={props.deciding} />}
      </Match>
      <Match when={is('own')}>{(why) => <Line icon={<Users {...icon} />}>{ownWords(why())}</Line>}</Match>
      <Match when={is('in_progress')}>
        <Line>
          <Show when={retry()} fallback={words.why.in_progress}>
            {(asked) => (
              <>
                {words.why.retry({ step: text.sessions.steps[asked().step] })}{' '}
                <bdi>{text.ui.quoted({ text: asked().reason })}</bdi>
              </>
            )}
          </Show>
        </Line>
      </Match>
      <Match when={is('expired')}>
        <Line>{words.why.expired}</Line>
      </Match>
      <Match when={is('escalated')}>
        <Line icon={<ChevronsUp {...icon} />}>{words.why.escalated}</Line>
      </Match>
      <Match when={is('own_dispute')}>
        <Line icon={<Users {...icon} />}>{words.why.ownDispute}</Line>
      </Match>
      <Match when={is('master')}>
        <Line icon={<Users {...icon} />}>{words.why.master}</Line>
      </Match>
      <Match when={is('offline')}>
        <Line>{words.why.offline}</Line>
      </Match>
    </Switch>
  );
}

const ownWords = ({ verdict, isBlind }: Extract<Why, { is: 'own' }>): string =>
  isBlind || verdict === null ? words.why.ownBlind[verdict ?? 'none'] : words.why.own[verdict];

/** Claimed by a colleague: leave it to them, or take it over explicitly. */
function Claimed(props: { who: string; deciding: Deciding }) {
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Line icon={<Hand {...icon} />}>{words.why.claimed({ who: props.who })}</Line>
      <Popover
        label={words.claim.overTitle}
        trigger={(attributes) => (
          <Button size="small" {...attributes}>
            {words.claim.over}
          </Button>
        )}
      >
        {(close) => (
          <div class="flex flex-col gap-3 p-3">
            <p>{words.claim.overDetail({ who: props.who })}</p>
            <div class="flex justify-end">
              <Button
                size="small"
                kind="primary"
                onClick={() => {
                  close();
                  void props.deciding.claim.take(true);
                }}
              >
                {words.claim.over}
              </Button>
            </div>
          </div>
        )}
      </Popover>
    </div>
  );
}
