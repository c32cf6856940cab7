import { X } from 'lucide-solid';
import { createMemo, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import type { ConditionName } from '../../../../shared/conditions.ts';
import type { RejectionTag } from '../../../../shared/decision/rejection-tags.ts';
import type { Tags } from '../../listing/tags.ts';
import { text } from '../../text/text.ts';
import { createCombobox } from '../../ui/behaviour/create-combobox.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { words } from '../words.ts';
import { offered, tagName } from './tag-match.ts';

const w = words.tags;

/** A tag field: arrows move through the matches, Enter adds one, Backspace in an empty field returns the last one to it. */
export function TagPicker(props: {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  tags: Tags;
  unmet: readonly ConditionName[];
  missing: boolean;
  /** The typed text, not yet a tag. */
  searched: string;
  setSearched: (typed: string) => void;
  /** Submitting was attempted with text in the field that is no tag. */
  leftover: boolean;
  ref: (input: HTMLInputElement) => void;
}) {
  const id = createUniqueId();
  const typed = () => props.searched;
  const all = () => props.tags.all();
  const groups = createMemo(() => offered(all(), typed(), props.chosen, props.unmet));
  const flat = () => groups().flatMap((one) => one.tags);
  const add = (tag: RejectionTag) => {
    props.onChange([...props.chosen, tag.key]);
    props.setSearched('');
    box.reset();
  };
  // In an empty field Enter adds nothing.
  const box = createCombobox({
    options: flat,
    keyOf: ({ key }) => key,
    startsAtFirst: () => typed().trim() !== '',
    pick: add,
  });
  const key = (event: KeyboardEvent) => {
    if (box.keydown(event) || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Backspace' && typed() === '') props.onChange(props.chosen.slice(0, -1));
    else if (event.key === 'Escape' && typed() !== '') props.setSearched('');
    else return;
    event.preventDefault();
  };
  const nameOf = (one: string) => props.tags.name(one);

  return (
    <div>
      <label for={id} class="mb-1 block font-medium">
        {w.label}
      </label>
      <div
        class={`rounded-md border bg-surface focus-within:outline-2 focus-within:outline-accent ${props.missing || props.leftover ? 'border-rejected' : 'border-edge'}`}
      >
        <div class="flex flex-wrap items-center gap-1.5 p-1.5">
          <For each={props.chosen}>
            {(one) => (
              <span class="inline-flex h-6 items-center gap-1 rounded-full bg-rejected/10 ps-2.5 pe-1 text-small font-medium text-rejected">
                {nameOf(one)}
                <button
                  type="button"
                  aria-label={w.remove({ tag: nameOf(one) })}
                  class="inline-flex size-5 items-center justify-center rounded-full hover:bg-rejected/20"
                  onClick={() => props.onChange(props.chosen.filter((key) => key !== one))}
                >
                  <X size={12} stroke-width={2} aria-hidden="true" />
                </button>
              </span>
            )}
          </For>
          <input
            ref={props.ref}
            id={id}
            role="combobox"
            {...box.field}
            aria-expanded="true"
            aria-invalid={props.missing || props.leftover}
            aria-describedby={`${id}-said`}
            maxlength={60}
            dir="auto"
            placeholder={props.chosen.length === 0 ? w.placeholder : ''}
            value={typed()}
            onInput={(event) => {
              props.setSearched(event.currentTarget.value);
              box.reset();
            }}
            onKeyDown={key}
            class="h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none"
          />
        </div>
        <div
          role="listbox"
          {...box.list}
          // Browsers make a scrollable element a Tab stop: skip it, the note is next.
          tabindex="-1"
          aria-label={w.label}
          aria-multiselectable="true"
          class="max-h-48 overflow-y-auto border-t border-line p-1"
        >
          <Switch>
            <Match when={all().length === 0 && props.tags.failure()}>
              {(error) => (
                <div class="flex flex-col items-start gap-2 p-1">
                  <Failed what={w.failed} error={error()} />
                  <Button size="small" onClick={() => props.tags.reload()}>
                    {text.ui.tryAgain}
                  </Button>
                </div>
              )}
            </Match>
            <Match when={all().length === 0}>
              <p class="px-2 py-1 text-muted">{w.loading}</p>
            </Match>
            <Match when={flat().length === 0}>
              <p class="px-2 py-1 text-muted">{w.none({ typed: typed().trim() })}</p>
            </Match>
          </Switch>
          <For each={groups()}>
            {(one) => (
              <div role="group" aria-label={groupName(one.group)}>
                <div aria-hidden="true" class="caps px-2 pt-1.5 pb-0.5">
                  {groupName(one.group)}
                </div>
                <For each={one.tags}>
                  {(tag) => (
                    <div
                      {...box.option(tag)}
                      class="flex h-7 cursor-default items-center rounded px-2 hover:bg-text/6 aria-selected:bg-text/10"
                    >
                      {tagName(tag)}
                      <Show when={one.group === 'suggested'}>
                        <span class="ms-2 text-small text-muted">{text.decisions.groups[tag.group]}</span>
                      </Show>
                    </div>
                  )}
                </For>
              </div>
            )}
          </For>
        </div>
      </div>
      <p
        id={`${id}-said`}
        role={props.missing || props.leftover ? 'alert' : undefined}
        class={`mt-1 text-small ${props.missing || props.leftover ? 'text-rejected' : 'text-muted'}`}
      >
        {props.leftover ? w.leftover({ typed: typed().trim() }) : props.missing ? w.needed : w.hint}
      </p>
    </div>
  );
}

const groupName = (group: keyof typeof text.decisions.groups | 'suggested'): string =>
  group === 'suggested' ? w.suggested : text.decisions.groups[group];
