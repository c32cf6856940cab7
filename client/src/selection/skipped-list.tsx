import { For, Show } from 'solid-js';
import type { BulkResult } from '../../../shared/api/bulk.ts';
import { lower } from '../session-model/timeline/lower.ts';
import { text } from '../text/text.ts';
import { isDone } from './create-check.ts';
import { words } from './words.ts';

/** Names of one reason that are listed; the rest is a number. */
const mostNames = 5;

/** Which sessions an action leaves as they are, by the reason why. */
export function SkippedList(props: { results: readonly BulkResult[]; nameOf: (id: string) => string }) {
  const groups = () => [
    ...Map.groupBy(
      props.results.filter((one) => !isDone(one)),
      ({ outcome }) => outcome,
    ),
  ];
  return (
    <ul class="num flex flex-col gap-1">
      <For each={groups()}>
        {([code, some]) => (
          <li>
            {words.skipped({ n: some.length, reason: reasonOf(code) })}
            <span class="block truncate text-small text-muted">
              <For each={some.slice(0, mostNames)}>
                {({ id }, i) => (
                  <>
                    {i() > 0 && ', '}
                    <bdi>{props.nameOf(id)}</bdi>
                  </>
                )}
              </For>
              <Show when={some.length > mostNames}> {words.andMore({ n: some.length - mostNames })}</Show>
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** After a number: "2 already decided". */
function reasonOf(code: BulkResult['outcome']): string {
  if (code === 'done') return '';
  return words.reasons[code as keyof typeof words.reasons] ?? lower(text.problems[code].why).replace(/\.$/, '');
}
