import { Check, Copy } from 'lucide-solid';
import { createSignal, onCleanup, Show } from 'solid-js';
import type { SessionView } from '../../../shared/session/session.ts';
import { ClaimChip } from '../decide/claim-chip.tsx';
import { DownloadButton } from '../reports/download-button.tsx';
import { nameOf, shortId } from '../session-model/session-name.ts';
import { StateMark } from '../session-model/state-mark.tsx';
import { words } from '../session-model/words.ts';
import type { SessionWalk } from '../session-walk/create-walk.ts';
import { WalkControls } from '../session-walk/walk-controls.tsx';
import { copyText } from '../ui/field.tsx';
import { Changed } from './data/value.tsx';
import { Here } from './follow/here.tsx';

const w = words.page;

/** Subject, state, session id and viewers. */
export function SessionHeader(props: { view: SessionView; walk: SessionWalk }) {
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1 lg:min-h-8 lg:flex-nowrap">
      <h1
        tabindex="-1"
        class="flex min-w-0 flex-wrap items-baseline gap-x-2 text-title leading-7 font-semibold wrap-anywhere lg:shrink-[0.01]"
      >
        <Changed of={nameOf(props.view)}>
          <Show
            when={nameOf(props.view)}
            fallback={<span class="text-muted">{props.view.state === 'in_progress' ? w.unnamed : w.unnamedEnded}</span>}
          >
            {(name) => (
              <span class="min-w-0" dir="auto">
                {name()}
              </span>
            )}
          </Show>
        </Changed>
        <Show when={props.view.subject?.nativeName}>
          {(name) => (
            <span class="min-w-0 text-[14px] font-normal text-muted" dir="auto">
              {name()}
            </span>
          )}
        </Show>
      </h1>
      <Changed of={props.view.state}>
        <StateMark state={props.view.state} badge />
      </Changed>
      <div class="num flex min-w-0 flex-wrap items-center gap-x-3 text-small text-muted lg:min-w-28 lg:shrink-[9] lg:flex-nowrap lg:overflow-hidden lg:whitespace-nowrap max-sm:order-2 max-sm:w-[calc(100%-7.5rem)]">
        <CopyId id={props.view.id} />
        <Show when={props.view.reference}>
          {(reference) => (
            <span class="min-w-0 wrap-anywhere lg:truncate" data-tip={reference()}>
              {w.reference} <bdi class="text-text">{reference()}</bdi>
            </span>
          )}
        </Show>
      </div>
      {/* On a phone the id is in the second line, with the button at its end. */}
      <span class="flex-1 max-sm:hidden" />
      <ClaimChip view={props.view} />
      <Here sessionId={props.view.id} />
      {/* Beside the tabs where it fits. */}
      <WalkControls walk={props.walk} class="ms-auto sm:hidden" />
      <DownloadButton view={props.view} class="max-sm:order-3 max-sm:ms-auto" />
    </div>
  );
}

/** The whole id where it fits, else its end: ids made in the same minute share a prefix. */
function CopyId(props: { id: string }) {
  const [done, setDone] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    await copyText(props.id);
    setDone(true);
    clearTimeout(timer);
    timer = setTimeout(() => setDone(false), 1500);
  };
  return (
    <button
      type="button"
      class="num -mx-1 inline-flex h-6 shrink-0 items-center gap-1.5 rounded px-1 hover:bg-sunk hover:text-text"
      data-tip={done() ? words.header.copied : words.header.copyHint}
      onClick={() => void copy()}
    >
      <span class="sr-only">{w.copyId} </span>
      <span class="max-xl:hidden">{props.id}</span>
      <span class="xl:hidden">…{shortId(props.id)}</span>
      <Show when={done()} fallback={<Copy size={12} stroke-width={1.5} aria-hidden="true" />}>
        <Check size={12} stroke-width={2} class="text-verified" aria-hidden="true" />
      </Show>
    </button>
  );
}
