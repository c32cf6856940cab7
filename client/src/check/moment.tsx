import { Show } from 'solid-js';
import { formatTime, formatZoned } from '../ui/text/format.ts';

const utc = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as Intl.DateTimeFormatOptions);

/** A time where the reader is, and in UTC: the paper may have been printed in another zone. */
export function Moment(props: { at: string }) {
  const isUtc = () => new Date(props.at).getTimezoneOffset() === 0;
  return (
    <time datetime={props.at} data-tip={formatZoned(props.at)} class="num">
      <Show when={!isUtc()}>
        <span class="whitespace-nowrap">{formatTime(props.at)}</span>{' '}
      </Show>
      <span class={`whitespace-nowrap ${isUtc() ? '' : 'text-small text-muted'}`}>
        {utc.format(new Date(props.at))} UTC
      </span>
    </time>
  );
}
