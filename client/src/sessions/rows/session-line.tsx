import { createEffect, For, type JSX, on, Show, useContext } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { SessionRow } from '../../../../shared/session/session.ts';
import { useColleagues } from '../../accounts/colleagues.ts';
import { askedTo } from '../../listing/asked-to.ts';
import type { Column } from '../../listing/columns.ts';
import { useLive } from '../../live/store.ts';
import { fullName } from '../../session-model/session-name.ts';
import { StateIcon } from '../../session-model/state-mark.tsx';
import { SessionTagsContext } from '../../session-tags/create-session-tags.ts';
import { text } from '../../text/text.ts';
import { Faces } from '../../ui/avatar.tsx';
import { flash } from '../../ui/behaviour/flash.ts';
import { Progress } from '../../ui/progress.tsx';
import { now } from '../../ui/text/format.ts';
import { Clock, Time } from '../../ui/text/time.tsx';
import { CheckMarks } from './check-marks.tsx';
import {
  Chips,
  chip,
  DecidedCell,
  DeciderCell,
  firstReason,
  ReasonsCell,
  TagsCell,
  WaitingCell,
  WorkerCell,
} from './review-cells.tsx';
import { SelectBox } from './select-box.tsx';
import { DeviceCell, DocumentCell, SubjectCell } from './subject-cells.tsx';

export const rowElementId = (id: string) => `session-${id}`;

/** A phone that has been silent for so long has probably been put away. */
const silentAfterMs = 60_000;

/** One session. `dense`: a single line of text. Its height is set by the list and never depends on the content. */
export function SessionLine(props: {
  row: SessionRow;
  columns: readonly Column[];
  index: number;
  top: number;
  height: number;
  dense: boolean;
  active: boolean;
  selected: boolean;
  onSelect: (extend: boolean) => void;
  isNew: boolean;
  onOpen: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and takes Enter, see list-keys.ts
    <div
      role="row"
      id={rowElementId(props.row.id)}
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      data-active={props.active ? '' : undefined}
      class={`list-row absolute inset-x-0 top-0 border-b border-line hover:bg-sunk ${props.isNew ? 'tint fade-in' : ''} aria-selected:bg-accent/8 data-active:bg-accent/8 data-active:shadow-[inset_2px_0_var(--accent)]`}
      style={{ height: `${props.height}px`, transform: `translateY(${props.top}px)` }}
      onClick={(event) => {
        // The name is a link, so that it opens in a new tab; text can be selected for copying.
        const link = event.target.closest('a');
        const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
        if (event.button !== 0 || (link ? isElsewhere : getSelection()?.type === 'Range')) return;
        // Opened from this list, as by Enter: with the way back and its neighbours.
        if (link) event.preventDefault();
        props.onOpen();
      }}
    >
      <div role="gridcell" class="cell-select">
        <SelectBox
          name={text.sessions.select({ name: fullName(props.row) || text.sessions.noName })}
          value={props.selected}
          onToggle={props.onSelect}
        />
      </div>
      <For each={props.columns}>
        {(column) => <Dynamic component={cells[column]} row={props.row} dense={props.dense} />}
      </For>
    </div>
  );
}

function StateCell(props: { row: SessionRow; dense: boolean }) {
  const colleagues = useColleagues();
  const reason = () => firstReason(props.row) ?? asked();
  const asked = () => {
    const { resubmission } = props.row;
    return resubmission && askedTo(resubmission.step, colleagues.find(resubmission.reviewerId)?.name);
  };
  const live = useLive();
  let cell!: HTMLDivElement;
  createEffect(
    on(
      () => props.row.state,
      () => flash(cell),
      { defer: true },
    ),
  );
  const progress = () => (props.row.state === 'in_progress' ? live.progress(props.row.id) : undefined);
  const words = () => {
    if (props.row.state !== 'in_progress') return text.sessions.states[props.row.state];
    const step = progress()?.step ?? props.row.step;
    if (!step) return props.row.startedAt ? text.sessions.states.in_progress : text.sessions.waiting;
    const challenge = progress()?.challenge;
    return challenge
      ? `${text.sessions.steps[step]} · ${text.sessions.challenges[challenge]}`
      : text.sessions.steps[step];
  };
  return (
    <div ref={cell} role="gridcell" class="cell-state relative flex items-center gap-2 rounded">
      <StateIcon state={props.row.state} />
      <span class="relative min-w-0 flex-1 truncate leading-4" data-tip={reason()}>
        <Show when={props.row.state === 'in_progress'}>
          <span class="sr-only">{text.sessions.states.in_progress}: </span>
        </Show>
        <Show when={reason()} fallback={words()}>
          {(why) => (
            <>
              <span class="state-words">
                {words()}
                {props.dense && ' · '}
              </span>
              <span class={props.dense ? 'text-muted' : 'mt-0.5 block truncate text-small text-muted'}>{why()}</span>
            </>
          )}
        </Show>
      </span>
      <Show when={progress()}>
        {(at) => (
          <Progress
            value={at().percent}
            label={text.sessions.progress({ what: words(), percent: Math.round(at().percent) })}
            class="absolute inset-x-0 -bottom-1 ms-6"
          />
        )}
      </Show>
    </div>
  );
}

function LookersCell(props: { row: SessionRow }) {
  const live = useLive();
  const people = () => live.peopleAt(props.row.id);
  return (
    <div role="gridcell" class="cell-lookers">
      <Faces
        people={people()}
        size={20}
        label={text.sessions.looking({
          names: people()
            .map((p) => p.name)
            .join(text.ui.comma),
        })}
      />
    </div>
  );
}

type Cell = (props: { row: SessionRow; dense: boolean }) => JSX.Element;

function ChecksCell(props: { row: SessionRow }) {
  return (
    <div role="gridcell" class="cell-checks">
      <CheckMarks checks={props.row.verification} screening={props.row.screening} />
    </div>
  );
}

function AttemptsCell(props: { row: SessionRow }) {
  return (
    <div role="gridcell" class="cell-attempts num text-muted">
      <Show when={props.row.attempts > 0}>
        <span data-tip={text.sessions.attempts({ n: props.row.attempts })}>{props.row.attempts}</span>
      </Show>
    </div>
  );
}

function StartedCell(props: { row: SessionRow }) {
  const live = useLive();
  const isSilent = () =>
    !live.progress(props.row.id) && now() - Date.parse(props.row.lastEventAt ?? props.row.createdAt) > silentAfterMs;
  return (
    <div role="gridcell" class="cell-started text-muted">
      <Show
        when={props.row.state === 'in_progress' && props.row.startedAt}
        fallback={<Time at={props.row.startedAt ?? props.row.createdAt} short />}
      >
        {(from) => (
          <span
            class={isSilent() ? '' : 'font-medium text-live'}
            data-tip={isSilent() ? text.sessions.silent : undefined}
          >
            <Clock from={from()} />
          </span>
        )}
      </Show>
    </div>
  );
}

function LabelsCell(props: { row: SessionRow }) {
  const tags = useContext(SessionTagsContext);
  const names = () => props.row.sessionTags.flatMap((id) => tags?.name(id) ?? []);
  return (
    <Chips cell="cell-labels" all={names()}>
      <For each={names()}>{(name) => <span class={`${chip} border border-line bg-surface`}>{name}</span>}</For>
    </Chips>
  );
}

const cells: Record<Column, Cell> = {
  state: StateCell,
  subject: SubjectCell,
  document: DocumentCell,
  checks: ChecksCell,
  attempts: AttemptsCell,
  device: DeviceCell,
  started: StartedCell,
  lookers: LookersCell,
  reasons: ReasonsCell,
  worker: WorkerCell,
  waiting: WaitingCell,
  tags: TagsCell,
  decider: DeciderCell,
  decided: DecidedCell,
  labels: LabelsCell,
};
