import { For } from 'solid-js';
import { lower } from '../../../session-model/timeline/lower.ts';
import { words } from '../../../session-model/timeline/words.ts';
import { words as page } from '../../../session-model/words.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { formatClock } from '../../../ui/text/format.ts';
import type { CaptureFact } from '../group.ts';
import { tell } from '../tell.ts';
import { Line } from './line.tsx';

/** All that a phone reported of one attempt: one line, which opens. */
export function AttemptLine(props: { facts: readonly CaptureFact[]; number: number | null; fresh: boolean }) {
  const end = () => props.facts.findLast((fact) => fact.type === 'attempt.finished');
  const outcome = () => {
    const fact = end();
    return fact?.type === 'attempt.finished' ? lower(page.attemptOutcomes[fact.data.outcome]) : words.running;
  };
  const number = () => {
    const begun = props.facts.find((fact) => fact.type === 'attempt.started');
    return begun?.type === 'attempt.started' ? begun.data.number : props.number;
  };
  return (
    <Line
      who={{ kind: 'capture' }}
      apart=" · "
      what={lower(attemptOf(number()))}
      detail={outcome()}
      at={props.facts[0]!.at}
      fresh={props.fresh}
    >
      <Disclosure small label={words.events({ n: props.facts.length })}>
        <ol class="text-small">
          <For each={props.facts}>
            {(fact) => {
              const described = tell(fact, () => '');
              return (
                <li class="grid grid-cols-[56px_minmax(0,1fr)] gap-x-2 py-0.5">
                  <time datetime={fact.at} class="num text-muted">
                    {formatClock(fact.at)}
                  </time>
                  <span class="min-w-0 wrap-anywhere">
                    {described.what}
                    <span class="text-muted"> · {described.detail}</span>
                  </span>
                </li>
              );
            }}
          </For>
        </ol>
      </Disclosure>
    </Line>
  );
}

const attemptOf = (n: number | null) => (n === null ? words.anAttempt : words.attempt({ n }));
