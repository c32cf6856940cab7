import { Show } from 'solid-js';
import { formatAgo, formatDuration, formatShort, formatTime, formatZoned, now } from './format.ts';

/** Absolute, with the zone on hover; `ago` adds the relative time while it is recent. */
export function Time(props: { at: string; ago?: boolean; short?: boolean }) {
  const ago = () => (props.ago && now() - Date.parse(props.at) < 86_400_000 ? formatAgo(props.at, now()) : null);
  return (
    <time datetime={props.at} data-tip={formatZoned(props.at)} class="num">
      <span class="whitespace-nowrap">
        {props.short ? formatShort(props.at, new Date(now())) : formatTime(props.at)}
      </span>
      <Show when={ago()}>
        <span class="whitespace-nowrap text-muted"> · {ago()}</span>
      </Show>
    </time>
  );
}

/** Time since `from`, live; stops once there is a `to`. */
export function Clock(props: { from: string; to?: string | null }) {
  const ms = () => (props.to ? Date.parse(props.to) : now()) - Date.parse(props.from);
  return (
    <span class="num whitespace-nowrap" role="timer" aria-live="off">
      {formatDuration(ms())}
    </span>
  );
}
