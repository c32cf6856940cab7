import { For, Show } from 'solid-js';
import type { ConditionResult } from '../../../../shared/conditions.ts';
import { shortId } from '../../session-model/session-name.ts';
import { text } from '../../text/text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { explain } from './explain.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import { words } from './words.ts';

/** What is not met, to be read at once; what is met in one line that opens. */
export function ConditionList(props: { results: readonly ConditionResult[]; small?: boolean }) {
  const unmet = () => props.results.filter(({ outcome }) => outcome !== 'met');
  const met = () => props.results.filter(({ outcome }) => outcome === 'met');
  return (
    <>
      <Show when={unmet().length > 0}>
        <ul aria-label={words.unmet} class="divide-y divide-line">
          <For each={unmet()}>{(result) => <One result={result} />}</For>
        </ul>
      </Show>
      <Show when={met().length > 0}>
        <Disclosure
          small={props.small ?? false}
          label={unmet().length === 0 ? words.allMet({ n: met().length }) : words.met({ n: met().length })}
        >
          <ul aria-label={words.metList} class="divide-y divide-line">
            <For each={met()}>{(result) => <One result={result} />}</For>
          </ul>
        </Disclosure>
      </Show>
    </>
  );
}

function One(props: { result: ConditionResult }) {
  const described = () => explain(props.result);
  return (
    <li class="grid grid-cols-[minmax(112px,38%)_1fr] items-baseline gap-x-3 py-1.5">
      <span class={props.result.outcome === 'met' ? 'text-muted' : 'font-medium'}>
        {text.decisions.conditions[props.result.condition]}
      </span>
      <span class="num flex min-w-0 flex-col wrap-anywhere">
        <span class="flex flex-wrap items-baseline gap-x-2">
          <OutcomeMark outcome={props.result.outcome} />
          <span>{described().saw}</span>
          <For each={described().sessions}>
            {(id) => (
              <a
                href={`/sessions/${id}`}
                aria-label={words.reused.open({ id: shortId(id) })}
                data-tip={id}
                class="rounded font-medium text-accent hover:underline"
              >
                …{shortId(id)}
              </a>
            )}
          </For>
        </span>
        <span class="text-small text-muted">{words.asked({ what: described().asked })}</span>
      </span>
    </li>
  );
}
