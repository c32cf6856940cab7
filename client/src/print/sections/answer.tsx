import { Show } from 'solid-js';
import type { SessionState } from '../../../../shared/session/session.ts';
import { farInWords, levelLabel } from '../../session/data/far-words.ts';
import { words as page } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { Icon, type IconName } from '../icon.tsx';

const icons: Record<SessionState, IconName> = {
  in_progress: 'waiting',
  awaiting_action: 'waiting',
  verified: 'yes',
  rejected: 'no',
  expired: 'no',
};
const tones: Record<SessionState, string> = {
  in_progress: 'quiet',
  awaiting_action: 'doubt',
  verified: 'good',
  rejected: 'bad',
  expired: 'quiet',
};

export function StateMark(props: { state: SessionState }) {
  return <Mark is={icons[props.state]} class={tones[props.state]} what={text.sessions.states[props.state]} />;
}

/** Icon and word: never colour alone. */
export function Mark(props: { is: IconName; class: string; what: string }) {
  return (
    <span class={`mark ${props.class}`}>
      <Icon is={props.is} />
      {props.what}
    </span>
  );
}

/** `null`: not known. */
export function Answer(props: { value: boolean | null; yes?: string; no?: string; unknown: string }) {
  if (props.value === null) return <Mark is="open" class="quiet" what={props.unknown} />;
  return props.value ? (
    <Mark is="yes" class="good" what={props.yes ?? text.ui.yes} />
  ) : (
    <Mark is="no" class="bad" what={props.no ?? text.ui.no} />
  );
}

/** Seven steps as one path of boxes, filled up to the level. */
const boxes = (from: number, to: number): string =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => `M${(from + i) * 9 + 0.5} 0.5h7v9h-7z`).join('');

export function FaceLevel(props: { level: number; explained?: boolean }) {
  const filled = () => Math.min(7, Math.max(0, props.level));
  return (
    <Show when={props.level > 0} fallback={<Mark is="no" class="bad" what={page.face.none} />}>
      <span class="level">
        <svg viewBox="0 0 63 10" role="img" aria-label={page.face.level({ level: levelLabel(props.level) })}>
          <path class="on" d={boxes(0, filled())} />
          <path class="off" d={boxes(filled(), 7)} />
        </svg>{' '}
        <b>{page.face.level({ level: levelLabel(props.level) })}</b>, {farInWords(props.level)}
      </span>
      <Show when={props.explained}>
        <span class="note">{page.face.explained({ rate: farInWords(props.level) })}</span>
      </Show>
    </Show>
  );
}
