import { AlarmClock, ChevronsUp, Clock4, Hand, ListChecks, TriangleAlert, UserRound, Users } from 'lucide-solid';
import { type Accessor, createContext, For, type JSX, Match, Show, Switch, useContext } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Unmet } from '../../../../shared/conditions.ts';
import type { Vote } from '../../../../shared/decision/decision.ts';
import type { SessionRow } from '../../../../shared/session/session.ts';
import { useColleagues } from '../../accounts/colleagues.ts';
import { useMe } from '../../accounts/me.ts';
import { holderOf } from '../../decide/decision-options.ts';
import { TagsContext } from '../../listing/tags.ts';
import { text } from '../../text/text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { formatDuration, now } from '../../ui/text/format.ts';
import { Time } from '../../ui/text/time.tsx';
import { type Due, dueOf } from './due.ts';

const words = text.sessions.queue;

/** Target minutes for deciding a waiting session; undefined until known. */
export const TargetContext = createContext<Accessor<number | undefined>>(() => undefined);

export const chip = 'inline-flex h-5 shrink-0 items-center rounded-full px-2 text-small font-medium whitespace-nowrap';

const missedFirst = (row: SessionRow): Unmet[] =>
  (row.waiting?.unmet ?? []).toSorted((a, b) => Number(b.outcome === 'not_met') - Number(a.outcome === 'not_met'));

/** Why it waits, in the queue's terms: the first condition that is not met, else the first unknown one. */
export function firstReason(row: SessionRow): string | undefined {
  const [first] = missedFirst(row);
  if (!first) return undefined;
  return (first.outcome === 'not_met' ? text.decisions.reasons : text.decisions.unknown)[first.condition];
}

/** As many chips as fit; the rest is clipped, and the tooltip names them all. */
export function Chips(props: { cell: string; all: readonly string[]; children: JSX.Element }) {
  return (
    <div
      role="gridcell"
      class={`${props.cell} flex h-5 flex-wrap gap-1 overflow-hidden`}
      data-tip={props.all.length > 1 ? props.all.join(' · ') : undefined}
    >
      {props.children}
    </div>
  );
}

export function ReasonsCell(props: { row: SessionRow }) {
  const { reasons, unknown } = text.decisions;
  const all = () =>
    // Not met is more informative than unknown: shown first, where there is room for one.
    missedFirst(props.row).map(({ condition, outcome }) => ({
      outcome,
      name: (outcome === 'not_met' ? reasons : unknown)[condition],
    }));
  return (
    <Chips cell="cell-reasons" all={all().map(({ name }) => name)}>
      <For each={all()} fallback={<span class="text-muted">{words.allMet}</span>}>
        {({ name, outcome }) => (
          <span
            class={`${chip} ${outcome === 'not_met' ? 'bg-rejected/10 text-rejected' : 'bg-awaiting/10 text-awaiting'}`}
          >
            {name}
          </span>
        )}
      </For>
    </Chips>
  );
}

export function TagsCell(props: { row: SessionRow }) {
  const tags = useContext(TagsContext);
  const all = () => (props.row.decided?.tags ?? []).map(tags.name);
  return (
    <Chips cell="cell-tags" all={all()}>
      <For each={all()} fallback={<span class="text-muted">{text.sessions.rejections.noTags}</span>}>
        {(name) => <span class={`${chip} bg-sunk`}>{name}</span>}
      </For>
    </Chips>
  );
}

const dues: Record<Due, { icon: typeof Clock4; class: string }> = {
  on_time: { icon: Clock4, class: 'text-muted' },
  soon: { icon: Clock4, class: 'text-awaiting' },
  overdue: { icon: TriangleAlert, class: 'text-rejected' },
};

/** Waiting time, compared with the company's target. */
export function WaitingCell(props: { row: SessionRow }) {
  const target = useContext(TargetContext);
  const since = () => props.row.waiting?.since;
  const due = () => dueOf(since()!, target(), now());
  const Icon = (mine: { due: Due }) => {
    const Shape = dues[mine.due].icon;
    return <Shape size={14} stroke-width={1.75} class="shrink-0" aria-hidden="true" />;
  };
  return (
    <div role="gridcell" class="cell-waiting">
      <Show when={since()}>
        {(from) => (
          <span class={`inline-flex items-center gap-1.5 ${dues[due()].class}`}>
            <Show when={due()} keyed>
              {(is) => <Icon due={is} />}
            </Show>
            <span class="num">{formatDuration(now() - Date.parse(from()))}</span>
            {/* On time is the normal case: for screen readers only. */}
            <span class={due() === 'on_time' ? 'sr-only' : 'truncate'}>{words.due[due()]}</span>
          </span>
        )}
      </Show>
    </div>
  );
}

/** The assignee; for an unassigned session, its four-eyes progress. */
export function WorkerCell(props: { row: SessionRow }) {
  const colleagues = useColleagues();
  const me = useMe();
  const nameOf = (id: string) => (id === me().reviewer.id ? words.you : (colleagues.find(id)?.name ?? words.somebody));
  const holder = () => holderOf(props.row.waiting?.claim, now());
  const votes = (): readonly Vote[] => props.row.waiting?.votes ?? [];
  return (
    <div role="gridcell" class="cell-worker min-w-0">
      <Switch fallback={<span class="text-muted">{props.row.waiting?.needsTwo ? words.two : words.free}</span>}>
        <Match when={props.row.waiting?.snoozedUntil}>
          {(until) => (
            <span class="flex items-center gap-1.5 text-muted">
              <AlarmClock size={14} stroke-width={1.5} class="shrink-0" aria-hidden="true" />
              <span class="truncate">
                {words.snoozed} <Time at={until()} short />
              </span>
            </span>
          )}
        </Match>
        <Match when={holder()}>
          {(id) => (
            <span class="flex items-center gap-1.5">
              <Show
                when={colleagues.find(id())}
                fallback={<Hand size={14} stroke-width={1.5} aria-hidden="true" class="shrink-0" />}
              >
                {(one) => <Avatar name={one().name} colour={one().colour} size={18} ornament />}
              </Show>
              <span class="truncate" data-tip={words.works({ who: nameOf(id()) })}>
                {nameOf(id())}
              </span>
            </span>
          )}
        </Match>
        <Match when={props.row.waiting?.escalated}>
          <Noted icon={ChevronsUp} words={words.escalated} />
        </Match>
        <Match when={props.row.waiting?.assignedTo}>
          {(id) => <Noted icon={UserRound} words={words.assigned({ who: nameOf(id()) })} />}
        </Match>
        <Match when={votes().length > 1}>
          <Proposal words={words.disputed} />
        </Match>
        <Match when={votes()[0]}>
          {(first) => (
            <Proposal words={words.proposed[first().verdict ?? 'blind']({ who: nameOf(first().reviewerId) })} />
          )}
        </Match>
      </Switch>
    </div>
  );
}

const Proposal = (props: { words: string }) => <Noted icon={Users} words={props.words} />;

function Noted(props: { icon: typeof Users; words: string }) {
  return (
    <span class="flex items-center gap-1.5" data-tip={props.words}>
      <Dynamic component={props.icon} size={14} stroke-width={1.5} class="shrink-0" aria-hidden="true" />
      <span class="truncate">{props.words}</span>
    </span>
  );
}

export function DeciderCell(props: { row: SessionRow }) {
  const colleagues = useColleagues();
  const id = () => props.row.decided?.reviewerId ?? null;
  return (
    <div role="gridcell" class="cell-decider flex min-w-0 items-center gap-1.5">
      <Show
        when={id()}
        fallback={
          <>
            <ListChecks size={14} stroke-width={1.5} class="shrink-0 text-muted" aria-hidden="true" />
            <span class="truncate text-muted">{text.sessions.rejections.conditions}</span>
          </>
        }
      >
        {(who) => (
          <>
            <Avatar
              name={colleagues.find(who())?.name ?? words.somebody}
              colour={colleagues.find(who())?.colour ?? 9}
              size={18}
              ornament
            />
            <span class="truncate">{colleagues.find(who())?.name ?? words.somebody}</span>
          </>
        )}
      </Show>
    </div>
  );
}

export function DecidedCell(props: { row: SessionRow }) {
  return (
    <div role="gridcell" class="cell-decided text-muted">
      <Show when={props.row.decided}>{(decided) => <Time at={decided().at} short />}</Show>
    </div>
  );
}
