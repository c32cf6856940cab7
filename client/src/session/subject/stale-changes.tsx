import { For } from 'solid-js';
import type { ProblemChange } from '../../../../shared/problem.ts';
import { Time } from '../../ui/time.tsx';
import { useNames, whoOf } from '../timeline/who.tsx';
import { words as timeline } from '../timeline/words.ts';
import { words } from './words.ts';

/** What changed meanwhile and who did it, so that nobody has to go and look for it. */
export function StaleChanges(props: { changes: readonly ProblemChange[] }) {
  const nameOf = useNames();
  const who = ({ type, reviewerId }: ProblemChange) =>
    nameOf(whoOf({ type, actor: reviewerId === null ? 'system' : `reviewer:${reviewerId}` }));
  return (
    <div role="alert" class="rounded-md bg-awaiting/10 p-2">
      <p class="font-medium text-awaiting">{words.stale}</p>
      <ul class="my-1">
        <For each={props.changes}>
          {(change) => (
            <li>
              <span class="font-medium">{who(change)}</span> {timeline.facts[change.type]}{' '}
              <span class="text-muted">
                <Time at={change.at} short ago />
              </span>
            </li>
          )}
        </For>
      </ul>
      <p>{words.staleNow}</p>
    </div>
  );
}
