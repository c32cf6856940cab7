import { Check, ChevronRight, CircleHelp, Minus, X } from 'lucide-solid';
import { createEffect, createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { MrzCheck, MrzItem } from '../../../../shared/document/mrz.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { target } from '../../session-model/reveal.ts';
import { subjectWords } from '../../session-model/subject-words.ts';
import { words } from '../../session-model/words.ts';
import { SectionThreads } from '../../threads/section-threads.tsx';
import { ThreadButton } from '../../threads/thread-button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/field.tsx';
import { groups } from '../data/provenance.ts';
import { SourceLines } from '../data/source-lines.tsx';
import { MrzLines } from './mrz-lines.tsx';
import { isDoubt, mrzStatus } from './mrz-status.ts';
import { Verdict } from './verdict.tsx';

const w = words.mrz;

/** `open`: whether all fifteen are shown; "Check MRZ errors" of the summary opens it from outside. */
export function MrzCard(props: { view: SessionView; open: boolean | null; setOpen: (open: boolean) => void }) {
  // A referenced item must be visible.
  createEffect(() => target()?.about.startsWith('mrz:') && props.setOpen(true));
  return (
    <Card
      id="mrz"
      title={words.sections.mrz}
      class="@container"
      actions={
        <>
          <SectionThreads id="mrz" />
          <Show when={props.view.mrz}>{(check) => <Verdict check={check()} />}</Show>
        </>
      }
    >
      <Show
        when={props.view.mrz}
        fallback={
          <>
            <p class="text-muted">{props.view.state === 'in_progress' ? w.noneYet : w.none}</p>
            <Show when={props.view.claim?.mrz}>{(claimed) => <ClaimedLines lines={claimed().lines} />}</Show>
          </>
        }
      >
        {(check) => (
          <>
            <Checked check={check()} open={props.open} setOpen={props.setOpen} />
            <SourceLines sources={props.view.sources} group={groups.mrz} />
          </>
        )}
      </Show>
    </Card>
  );
}

function ClaimedLines(props: { lines: readonly string[] }) {
  return (
    <div class="mt-2 text-muted">
      <p class="text-small font-medium">{words.provenance.claimed}</p>
      <pre class="mrz mt-1 overflow-x-auto text-small" tabindex="0">
        {props.lines.join('\n')}
      </pre>
    </div>
  );
}

function Checked(props: { check: MrzCheck; open: boolean | null; setOpen: (open: boolean) => void }) {
  const [pointed, setPointed] = createSignal<number | null>(null);
  const open = () => props.open ?? !props.check.valid;
  const isBroken = () => ['errors', 'unreadable'].includes(mrzStatus(props.check));
  const changed = createMemo(() => props.check.raw.join('\n') !== props.check.lines.join('\n'));
  return (
    <div class="flex flex-col gap-3">
      <div>
        <div class="mb-1 flex items-center gap-2 text-small text-muted">
          <span class="flex-1">{props.check.format ? words.formats[props.check.format] : w.lines}</span>
          <CopyButton value={props.check.lines.join('\n')} name={w.copy} />
        </div>
        <MrzLines check={props.check} pointed={pointed()} point={setPointed} />
        <Show when={changed()}>
          <details class="mt-1 text-small text-muted">
            <summary class="w-fit cursor-pointer rounded">{w.asRead}</summary>
            <pre class="mrz mt-1 overflow-x-auto text-small" tabindex="0">
              {props.check.raw.join('\n')}
            </pre>
          </details>
        </Show>
      </div>
      <Show when={props.check.problem}>
        {(problem) => (
          <p class={`flex gap-2 ${isBroken() ? 'text-rejected' : 'text-awaiting'}`}>
            <Show
              when={isBroken()}
              fallback={<CircleHelp size={16} stroke-width={2} class="mt-0.5 shrink-0" aria-hidden="true" />}
            >
              <X size={16} stroke-width={2} class="mt-0.5 shrink-0" aria-hidden="true" />
            </Show>
            {problem()}
          </p>
        )}
      </Show>
      <Show when={props.check.items.length > 0}>
        <div>
          <button
            type="button"
            id="mrz-items-toggle"
            class="flex h-7 items-center gap-1 rounded font-medium text-muted hover:text-text"
            aria-expanded={open()}
            aria-controls="mrz-items"
            onClick={() => props.setOpen(!open())}
          >
            <ChevronRight
              size={14}
              stroke-width={2}
              aria-hidden="true"
              class={`transition-transform duration-150 ${open() ? 'rotate-90' : ''}`}
            />
            {w.all}
          </button>
          <Show when={open()}>
            <ul id="mrz-items" class="-mx-2 mt-1">
              <For each={props.check.items}>
                {(item, index) => (
                  <Item item={item} pointed={pointed() === index()} point={(on) => setPointed(on ? index() : null)} />
                )}
              </For>
            </ul>
          </Show>
        </div>
      </Show>
    </div>
  );
}

function Item(props: { item: MrzItem; pointed: boolean; point: (on: boolean) => void }) {
  return (
    <li
      class={`group grid grid-cols-[20px_minmax(0,9fr)_minmax(0,10fr)_auto] gap-x-2 gap-y-0.5 rounded-md px-2 py-1 ${props.pointed ? 'bg-sunk' : ''}`}
      onPointerEnter={() => props.point(true)}
      onPointerLeave={() => props.point(false)}
      onFocusIn={() => props.point(true)}
      onFocusOut={() => props.point(false)}
    >
      <span class="flex h-5 items-center">
        <Switch>
          <Match when={isDoubt(props.item)}>
            <CircleHelp size={14} stroke-width={2} class="text-awaiting" role="img" aria-label={w.doubt} />
          </Match>
          <Match when={props.item.valid === true}>
            <Check size={14} stroke-width={2.5} class="text-verified" role="img" aria-label={w.ok} />
          </Match>
          <Match when={props.item.valid === false}>
            <X size={14} stroke-width={2.5} class="text-rejected" role="img" aria-label={w.wrong} />
          </Match>
          <Match when={props.item.valid === null}>
            <Minus size={14} stroke-width={2} class="text-muted" role="img" aria-label={w.absent} />
          </Match>
        </Switch>
      </span>
      <Show
        when={props.item.span ?? props.item.wrong[0]}
        fallback={<span class="text-muted">{props.item.category}</span>}
      >
        <button
          type="button"
          class={`rounded text-start ${props.item.valid === false ? 'font-medium' : ''}`}
          data-tip={w.choose({ category: props.item.category })}
        >
          {props.item.category}
        </button>
      </Show>
      <span class="mrz min-w-0 text-small leading-5 whitespace-pre-wrap wrap-anywhere">
        <Show when={props.item.valid !== null} fallback={<span class="font-sans text-muted">{w.absent}</span>}>
          {props.item.value || <span class="font-sans text-muted">{w.empty}</span>}
        </Show>
      </span>
      <ThreadButton
        about={`mrz:${props.item.category}`}
        name={subjectWords.mrz({ item: props.item.category })}
        class="my-[-2px]"
      />
      <Show when={props.item.error || props.item.plain}>
        <div class="col-start-2 col-end-5 pb-0.5">
          <Show when={props.item.error}>
            <p class="wrap-anywhere text-rejected">{props.item.error}</p>
          </Show>
          <Show when={props.item.plain}>
            <p class={isDoubt(props.item) ? 'text-awaiting' : 'text-muted'}>{props.item.plain}</p>
          </Show>
        </div>
      </Show>
    </li>
  );
}
