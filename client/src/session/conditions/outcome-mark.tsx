import { Check, CircleHelp, X } from 'lucide-solid';
import { Match, Switch } from 'solid-js';
import type { Outcome } from '../../../../shared/conditions.ts';
import { text } from '../../text/text.ts';

/** How a condition came out, as icon and word. */
export function OutcomeMark(props: { outcome: Outcome }) {
  const tone = () => ({ met: 'text-verified', not_met: 'text-rejected', unknown: 'text-awaiting' })[props.outcome];
  return (
    <span class={`inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap ${tone()}`}>
      <Switch>
        <Match when={props.outcome === 'met'}>
          <Check size={14} stroke-width={2.5} class="self-center" aria-hidden="true" />
        </Match>
        <Match when={props.outcome === 'not_met'}>
          <X size={14} stroke-width={2.5} class="self-center" aria-hidden="true" />
        </Match>
        <Match when={props.outcome === 'unknown'}>
          <CircleHelp size={14} stroke-width={2} class="self-center" aria-hidden="true" />
        </Match>
      </Switch>
      {text.decisions.outcomes[props.outcome]}
    </span>
  );
}
