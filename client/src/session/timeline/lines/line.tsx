import { type ParentProps, Show } from 'solid-js';
import type { SessionState } from '../../../../../shared/session/session.ts';
import { StateIcon } from '../../../session-model/state-mark.tsx';
import { useNames, WhoMark } from '../../../session-model/timeline/who.tsx';
import type { Who } from '../../../session-model/timeline/who-of.ts';
import { Time } from '../../../ui/text/time.tsx';

/** One line: actor, action, values, time; details below. */
export function Line(
  props: ParentProps<{
    who: Who;
    what: string;
    detail?: string | null;
    at: string;
    /** Shown as an icon before its text. */
    verdict?: SessionState | null;
    /** Emphasised: a decision. */
    strong?: boolean;
    fresh?: boolean;
    /** Separator of actor and action, where they make no sentence. */
    apart?: string;
  }>,
) {
  const nameOf = useNames();
  return (
    <li
      class={`relative -mx-2 grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 rounded-md px-2 py-1.5 [contain-intrinsic-size:auto_32px] [content-visibility:auto] ${props.fresh ? 'tint' : ''} ${props.strong ? 'bg-sunk/70' : ''}`}
    >
      <WhoMark who={props.who} />
      <div class="min-w-0">
        <div class="flex flex-wrap items-baseline gap-x-2">
          <p class={`min-w-0 flex-1 basis-36 wrap-anywhere ${props.strong ? '' : 'text-muted'}`}>
            <bdi class={`font-medium ${props.strong ? '' : 'text-text'}`}>{nameOf(props.who)}</bdi>
            {props.apart ?? ' '}
            <Show when={props.verdict}>
              {(verdict) => (
                <span class="me-1 inline-block align-[-2px]">
                  <StateIcon state={verdict()} size={14} />
                </span>
              )}
            </Show>
            <span class={props.strong ? 'font-medium' : ''}>{props.what}</span>
            <Show when={props.detail}>{(detail) => <span class="text-muted"> · {detail()}</span>}</Show>
          </p>
          <span class="shrink-0 text-small text-muted">
            <Time at={props.at} short ago />
          </span>
        </div>
        {props.children}
      </div>
    </li>
  );
}
