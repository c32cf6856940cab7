import { A, useLocation } from '@solidjs/router';
import { ShieldAlert, X } from 'lucide-solid';
import { createEffect, type ParentProps, Show } from 'solid-js';
import { handOnFocus } from '../ui/behaviour/hand-on-focus.ts';
import { IconButton } from '../ui/button.tsx';
import type { Raised } from './create-open-alerts.ts';
import { pepOf } from './pep-of.ts';
import { words } from './words.ts';

const w = words.notice;

/** Announces alerts as they are raised, on any page; stays until the reviewer opens them or closes it. */
export function AlertNotice(props: { raised: readonly Raised[]; onClose: () => void }) {
  const location = useLocation();
  const only = () => (props.raised.length === 1 ? props.raised[0] : undefined);
  const isThere = () =>
    location.pathname === '/alerts' || (only() !== undefined && location.pathname === `/sessions/${only()!.sessionId}`);
  createEffect(() => {
    if (props.raised.length > 0 && isThere()) props.onClose();
  });
  return (
    // On pages without a decision bar; above buttons at the bottom, and on a phone at the top.
    <div
      role="status"
      class="pointer-events-none absolute z-30 max-sm:inset-x-2 max-sm:top-14 sm:start-4 sm:bottom-16 sm:max-w-96"
    >
      <Show when={props.raised.length > 0}>
        <Handing class="fade-in pointer-events-auto flex items-start gap-3 rounded-lg border border-line bg-raised py-2 ps-4 pe-2 shadow-float">
          <ShieldAlert size={16} stroke-width={1.75} class="mt-1.5 shrink-0 text-awaiting" aria-hidden="true" />
          <div class="min-w-0 flex-1 py-1">
            <p class="font-medium">{only() ? w.one : w.many({ n: props.raised.length })}</p>
            <Show when={only()?.name}>
              {(name) => (
                <p class="wrap-anywhere text-muted" dir="auto">
                  {name()}
                </p>
              )}
            </Show>
            <A
              href={only() ? pepOf(only()!.sessionId) : '/alerts'}
              onClick={() => props.onClose()}
              class="font-medium text-accent underline underline-offset-2"
            >
              {only() ? w.look : w.lookAll}
            </A>
          </div>
          <IconButton size="small" aria-label={w.close} onClick={() => props.onClose()}>
            <X size={14} stroke-width={1.75} aria-hidden="true" />
          </IconButton>
        </Handing>
      </Show>
    </div>
  );
}

/** The notice is removed with the focused element: the focus returns to the page. */
function Handing(props: ParentProps<{ class: string }>) {
  let root!: HTMLDivElement;
  handOnFocus(() => root);
  return (
    <div ref={root} class={props.class}>
      {props.children}
    </div>
  );
}
