import { For, Show, useContext } from 'solid-js';
import type { DecisionView } from '../../../../shared/decision/decision.ts';
import { ColleaguesContext } from '../../accounts/colleagues.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Time } from '../../ui/text/time.tsx';
import { StateIcon } from '../state-mark.tsx';
import { notesOf, type Wording } from './notes-of.ts';
import { words } from './words.ts';

/** Read-only: the words belong to what was decided with them. */
export function DecisionNotes(props: { decisions: readonly DecisionView[] }) {
  const notes = () => notesOf(props.decisions);
  return (
    <Show when={notes().length > 0}>
      <section aria-label={words.notesOf} class="border-t border-line pt-3">
        <h3 class="caps mb-2">{words.notesOf}</h3>
        <ul class="flex flex-col gap-3">
          <For each={notes()}>{(note) => <One {...note} />}</For>
        </ul>
      </section>
    </Show>
  );
}

function One(props: Wording) {
  const colleagues = useContext(ColleaguesContext);
  const who = () => colleagues?.find(props.decision.reviewerId);
  const name = () => who()?.name ?? words.actors.somebody;
  return (
    <li class="flex gap-2">
      <Avatar name={name()} colour={who()?.colour ?? 9} size={20} ornament />
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-baseline gap-x-1.5">
          <span class="font-medium">{name()}</span>
          <span class="inline-flex items-baseline gap-1">
            <Show when={props.decision.verdict && !props.undone && props.decision.kind !== 'undone'}>
              <span class="self-center">
                <StateIcon state={props.decision.verdict!} size={14} />
              </span>
            </Show>
            {props.what}
          </span>
          <Show when={props.undone}>
            <span class="text-muted">· {words.undone}</span>
          </Show>
          <span class="text-small text-muted">
            <Time at={props.decision.at} short ago />
          </span>
        </p>
        <p class="wrap-anywhere whitespace-pre-wrap" dir="auto">
          {props.decision.note}
        </p>
      </div>
    </li>
  );
}
