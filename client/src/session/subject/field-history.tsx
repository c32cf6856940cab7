import { History } from 'lucide-solid';
import { For, Show, useContext } from 'solid-js';
import type { SubjectEdit } from '../../../../shared/decision/decision.ts';
import { ColleaguesContext } from '../../accounts/colleagues.ts';
import { FromTo } from '../../session-model/subject/from-to.tsx';
import { words } from '../../session-model/subject/words.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Time } from '../../ui/text/time.tsx';
import { HoverCard } from './hover-card.tsx';

/** Every correction of a field, newest first: from what to what, why, who and when. */
export function FieldHistory(props: {
  label: string;
  edits: readonly SubjectEdit[];
  write: (value: string) => string;
}) {
  return (
    <HoverCard
      trigger={(attributes) => (
        <button
          type="button"
          {...attributes}
          aria-label={words.history({ field: lower(props.label), n: props.edits.length })}
          class="-my-1 inline-flex size-6 shrink-0 items-center justify-center self-center rounded align-middle text-accent hover:bg-sunk"
        >
          <History size={14} stroke-width={1.5} aria-hidden="true" />
        </button>
      )}
    >
      <ol class="flex flex-col gap-3">
        <For each={props.edits}>{(edit) => <One edit={edit} write={props.write} />}</For>
      </ol>
    </HoverCard>
  );
}

function One(props: { edit: SubjectEdit; write: (value: string) => string }) {
  const colleagues = useContext(ColleaguesContext);
  const who = () => colleagues?.find(props.edit.reviewerId);
  const name = () => who()?.name ?? words.somebody;
  return (
    <li class={`flex gap-2 ${props.edit.superseded ? 'text-muted' : ''}`}>
      <Avatar name={name()} colour={who()?.colour ?? 9} size={20} ornament />
      <div class="min-w-0 flex-1">
        <div class="flex flex-wrap items-baseline gap-x-1.5">
          <span class="font-medium">{name()}</span>
          <span class="text-small text-muted">
            <Time at={props.edit.at} short ago />
          </span>
        </div>
        <FromTo from={props.edit.from} to={props.edit.to} write={props.write} />
        <p class="wrap-anywhere" dir="auto">
          {props.edit.reason}
        </p>
        <Show when={props.edit.superseded}>
          <p class="text-small text-muted">{words.superseded}</p>
        </Show>
      </div>
    </li>
  );
}
