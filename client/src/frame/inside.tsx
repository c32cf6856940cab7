import { A, useLocation, useNavigate } from '@solidjs/router';
import { ChevronRight, Keyboard } from 'lucide-solid';
import { createEffect, createSignal, For, lazy, on, type ParentProps, Show, Suspense } from 'solid-js';
import type { FactType } from '../../../shared/event.ts';
import { useMe } from '../accounts/me.ts';
import { AlertNotice } from '../alerts/alert-notice.tsx';
import { createOpenAlerts } from '../alerts/create-open-alerts.ts';
import { api } from '../api.ts';
import { createUndo, UndoContext } from '../decide/undo/create-undo.ts';
import { createFocusWatch, keyGuard } from '../keyboard/guarded-keys.ts';
import { createKeys, createPaletteKey } from '../keyboard/keys.ts';
import { loadSingleKeyMode } from '../keyboard/single-keys.ts';
import { useLive } from '../live/store.ts';
import { MentionsButton } from '../mentions/mentions-button.tsx';
import { createAttendance } from '../page/attendance.ts';
import { showOwn } from '../page/language-choice.ts';
import { crumbs, setWaiting } from '../page/title.ts';
import { ReportNotices } from '../reports/notices.tsx';
import { createReportJobs, ReportJobsContext } from '../reports/report-jobs.ts';
import { text } from '../text/text.ts';
import { Faces } from '../ui/avatar.tsx';
import { lazyAgain } from '../ui/behaviour/lazy-again.ts';
import { IconButton } from '../ui/button.tsx';
import { RefusedHint } from '../ui/keyboard/refused-hint.tsx';
import { UnsentBox } from '../ui/keyboard/unsent-box.tsx';
import { Guarded } from '../ui/states.tsx';
import { createArrival } from './arrival.ts';
import { ConnectionState, createShown } from './connection-state.tsx';
import { Rail, SmallMenu, toggleRail } from './rail.tsx';
import { SearchField } from './search-field.tsx';

const Palette = lazy(() => import('../palette/palette.tsx').then((m) => ({ default: m.Palette })));
// Loaded with the first page with decisions.
const UndoToasts = lazyAgain(() => import('../decide/undo/undo-toasts.tsx').then((m) => m.UndoToasts));
// Loaded with the first export.
const ExportChip = lazyAgain(() => import('../reports/exports/export-chip.tsx').then((m) => m.ExportChip));
const Shortcuts = lazy(() => import('./shortcuts.tsx').then((m) => ({ default: m.Shortcuts })));

/** Facts after which the company's name may have changed. */
const changesName: ReadonlySet<FactType> = new Set(['branding.changed', 'company.renamed']);

/**
 * Rail, top bar, and the page between them. The page scrolls inside of <main>, never the window. `renamed`: the company's name
 * may have changed.
 */
export function Inside(props: ParentProps<{ signOut: () => void; renamed: () => void }>) {
  const me = useMe();
  const live = useLive();
  const navigate = useNavigate();
  const [help, setHelp] = createSignal(false);
  const [palette, setPalette] = createSignal(false);
  const alerts = createOpenAlerts();
  const desk = createReportJobs(me().reviewer.id);
  const undo = createUndo(live);
  const location = useLocation();
  loadSingleKeyMode(me().reviewer.id);
  showOwn(me().reviewer.language);
  createFocusWatch();
  // Only the reviewer navigates; the focused element is removed with the previous page.
  createEffect(
    on(
      () => location.pathname,
      () => keyGuard.acted('navigation'),
      { defer: true },
    ),
  );
  createPaletteKey(() => setPalette(true));
  createAttendance(api.reportUse);
  const connection = createShown(live);
  live.onChanges((change) => {
    if (change.type === 'changes' && change.facts.some(({ type }) => changesName.has(type))) props.renamed();
  });
  createEffect(() => setWaiting(live.counts()?.awaiting_action ?? 0));
  let main!: HTMLElement;
  createArrival(
    () => location.pathname,
    () => main,
  );

  createKeys((event) => {
    if (event.key === '/') document.getElementById('search')?.focus();
    else if (event.key === '?') setHelp(true);
    else if (event.key === '[') toggleRail();
    else return false;
    return true;
  });
  createKeys((event) => event.key === 'u' && undo.undoLast(), 'u');

  return (
    <ReportJobsContext.Provider value={desk}>
      <UndoContext.Provider value={undo}>
        <div class="flex h-dvh overflow-hidden">
          <button
            type="button"
            class="sr-only z-50 rounded-md bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
            onClick={() => main.focus()}
          >
            {text.frame.skip}
          </button>
          <Rail
            signOut={props.signOut}
            go={(path) => navigate(path)}
            openAlerts={alerts.count()}
            shortcuts={() => setHelp(true)}
          />
          <div class="relative flex min-w-0 flex-1 flex-col">
            <header class="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-surface px-3 sm:px-4">
              <SmallMenu
                signOut={props.signOut}
                go={(path) => navigate(path)}
                openPalette={() => setPalette(true)}
                openAlerts={alerts.count()}
                shortcuts={() => setHelp(true)}
              />
              <nav aria-label={text.frame.where} class="flex min-w-0 items-center gap-1 max-md:hidden md:flex-1">
                <For each={crumbs()}>
                  {(crumb, i) => (
                    <>
                      <Show when={i() > 0}>
                        <ChevronRight
                          size={14}
                          stroke-width={1.5}
                          aria-hidden="true"
                          class="shrink-0 text-muted rtl:-scale-x-100"
                        />
                      </Show>
                      <Show
                        when={crumb.href}
                        fallback={
                          <span aria-current="page" class="truncate font-semibold">
                            {crumb.label}
                          </span>
                        }
                      >
                        {(href) => (
                          <A
                            href={href()}
                            state={crumb.state}
                            class="shrink-0 rounded text-muted hover:text-text"
                            activeClass=""
                            inactiveClass=""
                          >
                            {crumb.label}
                          </A>
                        )}
                      </Show>
                    </>
                  )}
                </For>
              </nav>
              <SearchField openPalette={() => setPalette(true)} />
              <div class="ms-auto flex shrink-0 items-center justify-end gap-3 md:flex-1">
                <Show when={desk.exports.all().length > 0}>
                  <Suspense>
                    <ExportChip />
                  </Suspense>
                </Show>
                <ConnectionState shown={connection()} />
                <span class="max-sm:hidden">
                  <Faces people={live.people()} max={4} label={text.frame.online({ n: live.people().length })} />
                </span>
                <MentionsButton />
                <IconButton aria-label={text.frame.shortcuts} class="max-sm:hidden" onClick={() => setHelp(true)}>
                  <Keyboard size={16} stroke-width={1.5} aria-hidden="true" />
                </IconButton>
              </div>
            </header>
            <main ref={main} tabindex="-1" class="relative min-h-0 flex-1 outline-none overflow-x-clip overflow-y-auto">
              {/* Stale content looks stale, but stays readable at full contrast. */}
              <div class={`h-full ${connection() === 'offline' ? 'grayscale' : ''}`}>
                <Guarded>
                  <Suspense>{props.children}</Suspense>
                </Guarded>
              </div>
            </main>
            <AlertNotice raised={alerts.raised()} onClose={alerts.dismiss} />
            <ReportNotices />
          </div>
          <Show when={palette()}>
            <Suspense>
              <Palette
                onClose={() => setPalette(false)}
                signOut={props.signOut}
                // After the palette has closed, or its closing would close the sheet.
                shortcuts={() => queueMicrotask(() => setHelp(true))}
              />
            </Suspense>
          </Show>
          <Show when={help()}>
            <Suspense>
              <Shortcuts open={help()} onClose={() => setHelp(false)} />
            </Suspense>
          </Show>
          <Show when={undo.all().length > 0}>
            <Suspense>
              <UndoToasts />
            </Suspense>
          </Show>
          <UnsentBox />
          <RefusedHint />
        </div>
      </UndoContext.Provider>
    </ReportJobsContext.Provider>
  );
}
