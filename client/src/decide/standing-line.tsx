import { Hand, TriangleAlert, Users } from 'lucide-solid';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { useColleagues } from '../accounts/colleagues.ts';
import { describeError } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { Time } from '../ui/time.tsx';
import type { Deciding } from './deciding.ts';
import type { Why } from './standing.ts';
import { stepWords, words } from './words.ts';

const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true', class: 'mt-0.5 shrink-0' } as const;

/** How far its decision is, and why one cannot decide it when one cannot. */
export function Standing(props: { deciding: Deciding }) {
  const d = () => props.deciding;
  const colleagues = useColleagues();
  const nameOf = (id: string | null) => (id === d().me.id ? words.you : (colleagues.find(id)?.name ?? words.somebody));
  const why = () => {
    const standing = d().standing();
    return standing.can ? undefined : standing.why;
  };
  const may = () => {
    const standing = d().standing();
    return standing.can ? standing : undefined;
  };
  const waiting = () => d().view().waiting;
  const first = () => (waiting()?.opinions.length === 1 ? waiting()!.opinions[0]! : undefined);
  return (
    <div class="flex flex-col gap-1">
      <Switch>
        <Match when={why()}>{(reason) => <WhyNot why={reason()} deciding={d()} nameOf={nameOf} />}</Match>
        <Match when={may() && first()}>
          {(opinion) => (
            <Line icon={<Users {...icon} />}>
              {words.proposed[opinion().verdict](nameOf(opinion().reviewerId))} <Time at={opinion().at} short ago />
            </Line>
          )}
        </Match>
        <Match when={waiting()?.opinions.length === 2}>
          <Line icon={<Users {...icon} />}>{words.disputed}</Line>
        </Match>
        <Match when={waiting()?.needsTwo}>
          <Line icon={<Users {...icon} />}>{words.two}</Line>
        </Match>
        <Match when={d().claim.isMine()}>
          <Line icon={<Hand {...icon} />}>{words.claim.mine}</Line>
        </Match>
      </Switch>
      <Show when={d().claim.takenBy()}>
        {(who) => (
          <p role="status" class="flex items-start gap-2 text-awaiting">
            <TriangleAlert {...icon} />
            {words.claim.taken(nameOf(who()))}
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
  const retry = () => props.deciding.view().retry;
  return (
    <Switch>
      <Match when={is('decided')}>
        {(why) => (
          <Line>
            {words.why.decided[why().verdict](
              why().reviewerId === null ? words.why.conditions : props.nameOf(why().reviewerId),
            )}
            , <Time at={why().at} ago />
          </Line>
        )}
      </Match>
      <Match when={is('claimed')}>
        {(why) => <Claimed who={props.nameOf(why().reviewerId)} deciding={props.deciding} />}
      </Match>
      <Match when={is('own')}>{(why) => <Line icon={<Users {...icon} />}>{words.why.own[why().verdict]}</Line>}</Match>
      <Match when={is('in_progress')}>
        <Line>
          <Show when={retry()} fallback={words.why.in_progress}>
            {(asked) => (
              <>
                {words.why.retry(stepWords[asked().step])} <span dir="auto">“{asked().reason}”</span>
              </>
            )}
          </Show>
        </Line>
      </Match>
      <Match when={is('expired')}>
        <Line>{words.why.expired}</Line>
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

/** Somebody else has it: one leaves it to them, or takes it over and says so. */
function Claimed(props: { who: string; deciding: Deciding }) {
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Line icon={<Hand {...icon} />}>{words.why.claimed(props.who)}</Line>
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
            <p>{words.claim.overDetail(props.who)}</p>
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
