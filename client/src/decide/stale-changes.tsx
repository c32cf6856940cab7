import { For, Show } from 'solid-js';
import type { SubjectEdit } from '../../../shared/decision/decision.ts';
import type { FactType } from '../../../shared/event.ts';
import type { ProblemChange } from '../../../shared/problem.ts';
import { FromTo } from '../session-model/subject/from-to.tsx';
import { words } from '../session-model/subject/words.ts';
import { writeValue } from '../session-model/subject/write-value.ts';
import { lower } from '../session-model/timeline/lower.ts';
import { useNames } from '../session-model/timeline/who.tsx';
import { whoOf } from '../session-model/timeline/who-of.ts';
import { words as timeline } from '../session-model/timeline/words.ts';
import { words as page } from '../session-model/words.ts';
import { Time } from '../ui/text/time.tsx';

/** A consequence of another fact, or no change of the session itself. */
const besides: readonly FactType[] = [
  'session.assessed',
  'session.claimed',
  'session.claim_taken',
  'session.released',
  'note.frozen',
  'note.thawed',
];

/** Milliseconds between a correction and its fact: one transaction. */
const sameMoment = 2_000;

/** Concurrent changes with old value, new value and author, so that the reviewer need not look them up. */
export function StaleChanges(props: {
  changes: readonly ProblemChange[];
  edits: readonly SubjectEdit[];
  /** What to do about it. */
  now: string;
}) {
  const nameOf = useNames();
  const who = ({ type, reviewerId }: ProblemChange) =>
    nameOf(whoOf({ type, actor: reviewerId === null ? 'system' : `reviewer:${reviewerId}` }));
  const shown = () => {
    const weighty = props.changes.filter(({ type }) => !besides.includes(type));
    return weighty.length > 0 ? weighty : props.changes;
  };
  const editOf = ({ type, at, reviewerId }: ProblemChange) =>
    type === 'subject.edited'
      ? props.edits.find(
          (edit) => edit.reviewerId === reviewerId && Math.abs(Date.parse(edit.at) - Date.parse(at)) < sameMoment,
        )
      : undefined;
  const what = (change: ProblemChange) => {
    const edit = editOf(change);
    return edit ? timeline.corrected({ field: lower(page.summary.fields[edit.field]) }) : timeline.facts[change.type];
  };
  return (
    <div role="alert" class="rounded-md bg-awaiting/10 p-2">
      <p class="font-medium text-awaiting">{words.stale}</p>
      <ul class="my-1">
        <For each={shown()}>
          {(change) => (
            <li>
              <span class="font-medium">{who(change)}</span> {what(change)}{' '}
              <span class="text-small text-muted">
                <Time at={change.at} short ago />
              </span>
              <Show when={editOf(change)}>
                {(edit) => (
                  <FromTo from={edit().from} to={edit().to} write={(value) => writeValue(edit().field, value)} />
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <p>{props.now}</p>
    </div>
  );
}
