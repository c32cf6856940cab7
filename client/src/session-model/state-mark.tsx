import { CircleCheck, CircleDot, CircleX, Hourglass, TimerOff } from 'lucide-solid';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { SessionState } from '../../../shared/session/session.ts';
import { text } from '../text/text.ts';
import { Badge, type Tone, toneText } from '../ui/badge.tsx';

type Icon = Component<{ size?: number; 'stroke-width'?: number; class?: string; 'aria-hidden'?: 'true' }>;

export const stateTones: Record<SessionState, Tone> = {
  in_progress: 'live',
  awaiting_action: 'awaiting',
  verified: 'verified',
  rejected: 'rejected',
  expired: 'expired',
};
const icons: Record<SessionState, Icon> = {
  in_progress: CircleDot,
  awaiting_action: Hourglass,
  verified: CircleCheck,
  rejected: CircleX,
  expired: TimerOff,
};

export function StateIcon(props: { state: SessionState; size?: number }) {
  return (
    <Dynamic
      component={icons[props.state]}
      size={props.size ?? 16}
      stroke-width={1.75}
      aria-hidden="true"
      class={`shrink-0 ${toneText[stateTones[props.state]]}`}
    />
  );
}

/** Icon and word; `badge` with a tint behind. */
export function StateMark(props: { state: SessionState; badge?: boolean }) {
  return props.badge ? (
    <Badge tone={stateTones[props.state]}>
      <StateIcon state={props.state} size={14} />
      {text.sessions.states[props.state]}
    </Badge>
  ) : (
    <span class="inline-flex min-w-0 items-center gap-1.5">
      <StateIcon state={props.state} />
      <span class="truncate">{text.sessions.states[props.state]}</span>
    </span>
  );
}
