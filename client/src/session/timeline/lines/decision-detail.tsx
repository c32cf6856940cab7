import { Eye, EyeOff, Tag } from 'lucide-solid';
import { For, Show } from 'solid-js';
import type { DecisionView } from '../../../../../shared/decision/decision.ts';
import { words } from '../../../session-model/timeline/words.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { ConditionList } from '../../conditions/condition-list.tsx';

/** From which values a decision was made, and with which words. */
export function DecisionDetail(props: { decision: DecisionView; tagLabel: (key: string) => string }) {
  return (
    <div class="mt-0.5 flex flex-col gap-1">
      <Show when={props.decision.sealed}>
        <p class="flex items-center gap-1.5 text-muted">
          <EyeOff size={14} stroke-width={1.5} aria-hidden="true" class="shrink-0" />
          {words.sealed}
        </p>
      </Show>
      <Show when={props.decision.afterReveal}>
        <p class="flex items-center gap-1.5 text-awaiting">
          <Eye size={14} stroke-width={1.5} aria-hidden="true" class="shrink-0" />
          {words.afterReveal}
        </p>
      </Show>
      <Show when={props.decision.tags.length > 0}>
        <Tags keys={props.decision.tags} tagLabel={props.tagLabel} />
      </Show>
      <Show when={props.decision.note}>
        <p class="wrap-anywhere whitespace-pre-wrap" dir="auto">
          {props.decision.note}
        </p>
      </Show>
      <Show when={props.decision.conditions.length > 0}>
        <Disclosure small label={words.conditions}>
          <div class="text-small">
            <ConditionList results={props.decision.conditions} small />
          </div>
        </Disclosure>
      </Show>
    </div>
  );
}

export function Tags(props: { keys: readonly string[]; tagLabel: (key: string) => string }) {
  return (
    <ul class="flex flex-wrap gap-1">
      <For each={props.keys}>
        {(key) => (
          <li class="inline-flex min-h-5 items-center gap-1 rounded-full border border-line bg-surface px-2 text-small">
            <Tag size={12} stroke-width={1.5} aria-hidden="true" class="shrink-0 text-muted" />
            <bdi>{props.tagLabel(key)}</bdi>
          </li>
        )}
      </For>
    </ul>
  );
}
