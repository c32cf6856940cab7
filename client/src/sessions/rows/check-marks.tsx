import {
  BadgeCheck,
  Check,
  CircleDashed,
  FileCheck2,
  Landmark,
  ScanFace,
  ScanLine,
  TriangleAlert,
  UserCheck,
  X,
} from 'lucide-solid';
import { For, type JSX, Match, Show, Switch, useContext } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { farOfLevel } from '../../../../shared/far.ts';
import type { ScreeningMark as Screening } from '../../../../shared/screening/screening.ts';
import type { Verification } from '../../../../shared/session/session.ts';
import { lowLevels } from '../../../../shared/session/session-spoof.ts';
import { text } from '../../text/text.ts';
import { formatNumber } from '../../ui/text/format.ts';
import { AskedLevelContext } from '../filters/asked-level.ts';
import { HeadButton, type HeadSort } from './head-sort.tsx';

const words = text.sessions.checks;

/** `level 6 of 7, 1 in 100,000` */
export function levelWords(level: number | null): string {
  if (level === null) return words.unknown;
  const far = farOfLevel[Math.min(level, 7)];
  return `${levelName(level)}${far ? `, ${words.far({ n: formatNumber(far) })}` : ''}`;
}
function levelName(level: number): string {
  if (level === 0) return words.noMatch;
  return words.level({ level: level > 7 ? '7+' : level });
}
const faceWords = (level: number | null) => `${words.face}: ${levelWords(level)}`;

/** Six marks in fixed positions, so that a column of them can be scanned. */
export function CheckMarks(props: { checks: Verification; screening: Screening | null }) {
  return (
    <span class="checks">
      <Mark name={words.liveness} value={props.checks.livenessPassed} />
      <Mark name={words.document} value={props.checks.documentValid} />
      <FaceBar level={props.checks.faceLevel} />
      <Mark name={words.real} value={props.checks.idReal} />
      <Mark name={words.full} value={props.checks.fullId} />
      <ScreeningMark mark={props.screening} />
    </span>
  );
}

/** The same six checks with labels, in one line: the summary on a session page. Icons replace labels where space is short. */
export function CheckStrip(props: { checks: Verification; screening: Screening | null; class?: string }) {
  const all = (): [index: number, mark: JSX.Element][] => [
    [0, <Mark name={words.liveness} value={props.checks.livenessPassed} />],
    [1, <Mark name={words.document} value={props.checks.documentValid} />],
    [2, <FaceBar level={props.checks.faceLevel} />],
    [3, <Mark name={words.real} value={props.checks.idReal} />],
    [4, <Mark name={words.full} value={props.checks.fullId} />],
    [5, <ScreeningMark mark={props.screening} />],
  ];
  return (
    <ul aria-label={words.strip} class={`flex items-center justify-between gap-x-2 text-small ${props.class ?? ''}`}>
      <For each={all()}>
        {([index, mark]) => (
          <li class="inline-flex items-center gap-1 whitespace-nowrap">
            <span aria-hidden="true" class="text-muted">
              <span class="@max-xl:hidden">{words.short[index]}</span>
              <span class="@xl:hidden">
                <Dynamic component={heads[index]![0]} size={14} stroke-width={1.5} />
              </span>
            </span>
            {mark}
          </li>
        )}
      </For>
    </ul>
  );
}

function Mark(props: { name: string; value: boolean | null }) {
  const label = () =>
    `${props.name}: ${props.value === null ? words.unknown : props.value ? words.passed : words.failed}`;
  return (
    <span
      role="img"
      aria-label={label()}
      data-tip={label()}
      class={`mark ${props.value === null ? 'text-edge' : props.value ? 'text-verified' : 'bg-rejected/12 text-rejected'}`}
    >
      <Switch fallback={<span class="size-1 rounded-full bg-current" />}>
        <Match when={props.value === true}>
          <Check size={14} stroke-width={2.25} aria-hidden="true" />
        </Match>
        <Match when={props.value === false}>
          <X size={14} stroke-width={2.25} aria-hidden="true" />
        </Match>
      </Switch>
    </span>
  );
}

const screeningLooks: Record<Screening, [icon: typeof Check, look: string]> = {
  waiting: [CircleDashed, 'text-muted'],
  clear: [Check, 'text-verified'],
  cleared: [Check, 'text-verified'],
  open: [TriangleAlert, 'bg-awaiting/12 text-awaiting'],
  same: [X, 'bg-rejected/12 text-rejected'],
};

function ScreeningMark(props: { mark: Screening | null }) {
  const label = () => `${words.pep}: ${props.mark === null ? words.unknown : words.screening[props.mark]}`;
  return (
    <span
      role="img"
      aria-label={label()}
      data-tip={label()}
      class={`mark ${props.mark === null ? 'text-edge' : screeningLooks[props.mark][1]}`}
    >
      <Show when={props.mark} fallback={<span class="size-1 rounded-full bg-current" />}>
        {(mark) => <Dynamic component={screeningLooks[mark()][0]} size={14} stroke-width={2} aria-hidden="true" />}
      </Show>
    </span>
  );
}

/** Without a required level, a level below this (one stranger in 1,000 would pass) counts as low. */
const usualLevel = lowLevels.at(-1)! + 1;

/** Seven steps with a mark at the required level; below it also in the warning colour. */
function FaceBar(props: { level: number | null }) {
  const asked = useContext(AskedLevelContext);
  const colour = () => ((props.level ?? 0) >= (asked() ?? usualLevel) ? 'var(--verified)' : 'var(--awaiting)');
  const described = () =>
    [faceWords(props.level), asked() && words.asked({ level: asked()! })].filter(Boolean).join(text.ui.comma);
  return (
    <span role="img" aria-label={described()} data-tip={described()} class="mark face-mark">
      <Switch>
        <Match when={props.level === null}>
          <span class="size-1 rounded-full bg-edge" />
        </Match>
        <Match when={props.level === 0}>
          <span class="mark bg-rejected/12 text-rejected">
            <X size={14} stroke-width={2.25} aria-hidden="true" />
          </span>
        </Match>
        <Match when={props.level !== null}>
          <span class="relative">
            <span class="face-bar">
              <span style={{ width: `${Math.min(7, props.level!) * 4}px`, '--level-colour': colour() }} />
            </span>
            <Show when={asked()}>
              {(level) => <span class="face-asked" style={{ 'inset-inline-start': `${(level() - 1) * 4}px` }} />}
            </Show>
          </span>
        </Match>
      </Switch>
    </span>
  );
}

const heads = [
  [ScanFace, 'liveness'],
  [FileCheck2, 'document'],
  [UserCheck, 'face'],
  [BadgeCheck, 'real'],
  [ScanLine, 'full'],
  [Landmark, 'pep'],
] as const;

/** Header with the meaning of each position; the list can be sorted by the face match. */
export function CheckHeads(props: { head: HeadSort }) {
  return (
    <span class="checks">
      <For each={heads}>
        {([icon, check]) => {
          const name = () => words[check];
          const image = <Dynamic component={icon} size={14} stroke-width={1.5} aria-hidden="true" />;
          return (
            <Show
              when={check === 'face' && props.head.book.heads.checks}
              fallback={
                <span role="img" aria-label={name()} data-tip={name()} class="mark text-muted">
                  {image}
                </span>
              }
            >
              <span class="mark face-mark text-muted">
                <HeadButton head={props.head} column="checks" name={name()}>
                  {image}
                </HeadButton>
              </span>
            </Show>
          );
        }}
      </For>
    </span>
  );
}
