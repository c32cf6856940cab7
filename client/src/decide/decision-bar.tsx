import { Camera, Check, ChevronsRight, Hand, Undo2, X } from 'lucide-solid';
import { lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js';
import { createKeys } from '../keyboard/keys.ts';
import { ariaKey } from '../keyboard/single-keys.ts';
import { goToSection } from '../session-model/sections.ts';
import { Button } from '../ui/button.tsx';
import { KeyFace } from '../ui/keyboard/key-face.tsx';
import type { Deciding } from './deciding.ts';
import { DecisionStatus } from './decision-status.tsx';
import { HandOverMenu } from './hand-over-menu.tsx';
import { words } from './words.ts';

const loadDialog = () => import('./dialogs/decide-dialog.tsx').then((m) => ({ default: m.DecideDialog }));
const DecideDialog = lazy(loadDialog);
const RetryDialog = lazy(() =>
  import('./dialogs/resubmission-dialog.tsx').then((m) => ({ default: m.ResubmissionDialog })),
);
const EscalateDialog = lazy(() => import('./dialogs/escalate-dialog.tsx').then((m) => ({ default: m.EscalateDialog })));
const SnoozeDialog = lazy(() => import('./dialogs/snooze-dialog.tsx').then((m) => ({ default: m.SnoozeDialog })));
const ReopenDialog = lazy(() => import('./dialogs/reopen-dialog.tsx').then((m) => ({ default: m.ReopenDialog })));

const icon = { size: 16, 'stroke-width': 1.75, 'aria-hidden': 'true' } as const;

/** In a narrow bar, actions other than decisions are in the menu beside it, with their labels (`narrowBarPx`). */
const onlyWide = '@max-2xl:hidden';

/** The available decisions on this session, or why there are none. Below the data, always visible. */
export function DecisionBar(props: { deciding: Deciding }) {
  const d = () => props.deciding;
  const may = () => {
    const status = d().status();
    return status.can ? status : undefined;
  };
  const waits = () => d().view().state === 'awaiting_action';
  /** Decided, or abandoned by a subject with a resubmission pending. */
  const isOver = () => {
    const { state, decisions } = d().view();
    return state === 'expired'
      ? decisions.some(({ kind }) => kind === 'resubmission_requested')
      : d().view().decided !== null;
  };
  /** Includes what the reviewer proposed; excludes what a colleague has claimed, and what was escalated to the masters. */
  const mayHandOver = () => {
    const status = d().status();
    return waits() && (status.can || ['own', 'own_dispute', 'master'].includes(status.why.is));
  };
  const mayReopen = () => d().me.role === 'master' && isOver() && !d().isOffline();
  /** Open hits are reviewed first: the button leads there. */
  const isBlocked = () => d().openHits() > 0;
  const verify = () => (isBlocked() ? goToSection('pep') : d().show('verified'));
  // Loaded ahead: text typed while it loads would be taken for shortcuts.
  onMount(() => {
    void loadDialog().catch(() => {});
    void import('./undo/undo-toasts.tsx').catch(() => {});
  });
  createKeys((event) => {
    if (d().open() !== null) return true;
    if (event.key === 'v' && may()) verify();
    else if (event.key === 'r' && may()) d().show('rejected');
    else if (event.key === 'g' && may()) d().show('retry');
    else if (event.key === 'n') void d().next();
    else if (event.key === 'w' && waits() && (d().claim.holder() === null || d().claim.isMine())) {
      void (d().claim.isMine() ? d().claim.release() : d().claim.take());
    } else return false;
    return true;
  }, 'vrgnw');
  let bar!: HTMLElement;
  const label = (verdict: 'verified' | 'rejected') => {
    const word = may()?.words[verdict] ?? 'decide';
    if (word === 'decide') return verdict === 'verified' ? words.verify : words.reject;
    return words[word][verdict];
  };
  return (
    <section
      ref={bar}
      aria-label={words.bar}
      class="@container sticky bottom-0 z-20 flex shrink-0 flex-col gap-2 border-t border-line bg-surface px-4 py-2.5 max-sm:px-3"
    >
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div class="min-w-0 flex-1 basis-52 empty:hidden">
          <DecisionStatus deciding={d()} />
          <Show when={d().missed()}>
            {(why) => (
              <p role="status" class="text-small text-muted">
                {why() === 'none' ? words.nextNone : words.nextFailed}
              </p>
            )}
          </Show>
        </div>
        <div class="ms-auto flex flex-wrap items-center justify-end gap-2">
          <Switch>
            <Match when={may()}>
              <Show when={!d().claim.isMine()}>
                <Claim deciding={d()} />
              </Show>
              <Button kind="quiet" class={onlyWide} aria-keyshortcuts={ariaKey('g')} onClick={() => d().show('retry')}>
                <Camera {...icon} />
                {words.askAgain}
              </Button>
              <Button kind="verdict" aria-keyshortcuts={ariaKey('r')} onClick={() => d().show('rejected')}>
                <X {...icon} class="text-rejected" />
                {label('rejected')}
                <Key>R</Key>
              </Button>
              <Button
                kind="verdict"
                aria-keyshortcuts={ariaKey('v')}
                aria-disabled={isBlocked()}
                data-tip={isBlocked() ? words.openHits({ n: d().openHits() }) : undefined}
                onClick={verify}
              >
                <Check {...icon} class="text-verified" />
                {label('verified')}
                <Key>V</Key>
              </Button>
            </Match>
            <Match when={mayReopen()}>
              <Button onClick={() => d().show('reopen')}>
                <Undo2 {...icon} />
                {words.reopen}
              </Button>
            </Match>
          </Switch>
          <Show when={mayHandOver()}>
            <HandOverMenu deciding={d()} bar={bar} />
          </Show>
          <Show when={!may()}>
            <Button kind="quiet" aria-keyshortcuts={ariaKey('n')} onClick={() => void d().next()}>
              <ChevronsRight {...icon} class="rtl:-scale-x-100" />
              {words.next}
              <Key>N</Key>
            </Button>
          </Show>
        </div>
      </div>
      <Suspense>
        <Switch>
          <Match when={d().open() === 'verified' && 'verified'}>
            <DecideDialog verdict="verified" deciding={d()} />
          </Match>
          <Match when={d().open() === 'rejected' && 'rejected'}>
            <DecideDialog verdict="rejected" deciding={d()} />
          </Match>
          <Match when={d().open() === 'retry'}>
            <RetryDialog deciding={d()} />
          </Match>
          <Match when={d().open() === 'escalate'}>
            <EscalateDialog deciding={d()} />
          </Match>
          <Match when={d().open() === 'snooze'}>
            <SnoozeDialog deciding={d()} />
          </Match>
          <Match when={d().open() === 'reopen'}>
            <ReopenDialog deciding={d()} />
          </Match>
        </Switch>
      </Suspense>
    </section>
  );
}

function Key(props: { children: string }) {
  return (
    <span aria-hidden="true" class="max-lg:hidden @max-lg:hidden">
      <KeyFace>{props.children}</KeyFace>
    </span>
  );
}

function Claim(props: { deciding: Deciding }) {
  const claim = () => props.deciding.claim;
  return (
    <Button
      kind="quiet"
      class={onlyWide}
      aria-keyshortcuts={ariaKey('w')}
      aria-disabled={claim().busy()}
      onClick={() => void claim().take()}
    >
      <Hand {...icon} />
      {words.claim.take}
    </Button>
  );
}
