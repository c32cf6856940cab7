import { Check, Minus, X } from 'lucide-solid';
import { Match, Switch } from 'solid-js';
import { text } from '../text/text.ts';

/** An answer as icon and word. `null`: not known yet. Each of the three words can be replaced. */
export function YesNo(props: { value: boolean | null; yes?: string; no?: string; unknown?: string }) {
  return (
    <Switch
      fallback={
        <span class="inline-flex items-baseline gap-1.5 text-muted">
          <Minus size={14} stroke-width={2} class="self-center" aria-hidden="true" />
          {props.unknown ?? text.ui.unknown}
        </span>
      }
    >
      <Match when={props.value === true}>
        <span class="inline-flex items-baseline gap-1.5 font-medium text-verified">
          <Check size={14} stroke-width={2.5} class="self-center" aria-hidden="true" />
          {props.yes ?? text.ui.yes}
        </span>
      </Match>
      <Match when={props.value === false}>
        <span class="inline-flex items-baseline gap-1.5 font-medium text-rejected">
          <X size={14} stroke-width={2.5} class="self-center" aria-hidden="true" />
          {props.no ?? text.ui.no}
        </span>
      </Match>
    </Switch>
  );
}
