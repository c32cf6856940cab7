import { useSearchParams } from '@solidjs/router';
import { CloudOff, PanelRightClose, PanelRightOpen } from 'lucide-solid';
import { createSignal, createUniqueId, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import type { SessionView } from '../../../shared/session/session.ts';
import { CompareDialog } from '../compare/compare-dialog.tsx';
import { createCompare } from '../compare/create-compare.ts';
import { faceFrame } from '../compare/face-frame.ts';
import { formatFor } from '../compare/sources.ts';
import { createDeciding } from '../decide/deciding.ts';
import { DecisionBar } from '../decide/decision-bar.tsx';
import { createKeys } from '../keyboard/keys.ts';
import { SeenCard } from '../links/seen-card.tsx';
import type { PhotoRef } from '../links/side-by-side.tsx';
import { createMentionArrival } from '../mentions/arrive.ts';
import { NotesColumn } from '../notes/notes-column.tsx';
import { useNote } from '../session-model/note.ts';
import { goToSection, sectionIds } from '../session-model/sections.ts';
import { createViewer } from '../session-model/viewer-state.ts';
import { words } from '../session-model/words.ts';
import { SessionTagsLine } from '../session-tags/session-tags-line.tsx';
import type { SessionWalk } from '../session-walk/create-walk.ts';
import { WalkControls } from '../session-walk/walk-controls.tsx';
import { AskedLevelContext } from '../sessions/filters/asked-level.ts';
import { CheckStrip } from '../sessions/rows/check-marks.tsx';
import { Threads } from '../threads/threads.tsx';
import { IconButton } from '../ui/button.tsx';
import { Tabs, tabId } from '../ui/tabs.tsx';
import { AttemptsHistory } from './attempts/history.tsx';
import { hasConditions } from './conditions/asked.ts';
import { ConditionsCard } from './conditions/conditions-card.tsx';
import { Activities, Extra } from './data/sections.tsx';
import { askedLevel, Summary } from './data/summary.tsx';
import { createPlaces, PlacesContext } from './follow/create-places.ts';
import { FollowFrame } from './follow/follow-frame.tsx';
import { SessionHeader } from './header.tsx';
import { MrzCard } from './mrz/mrz-card.tsx';
import { createNoteKey } from './note-key.ts';
import { createNotesPanel } from './notes-panel.ts';
import { PepCard } from './pep/pep-card.tsx';
import { SectionList } from './section-list.tsx';
import { StatusBanner } from './status-banner/status-banner.tsx';
import { TimelineCard } from './timeline/timeline-card.tsx';
import { PhotoViewer } from './viewer/viewer.tsx';

const w = words.page;
const tabs = ['current', 'attempts', 'notes'] as const;
type Tab = (typeof tabs)[number];

/** A loaded session. From 1024 px each part scrolls for itself, so that the photos never leave the screen. */
export function SessionBody(props: {
  view: SessionView;
  /** The place of the log that the view was read at. */
  seq: () => number;
  heardAt: number;
  offline: string | null;
  noteFailure: unknown;
  noteAgain: () => void;
  walk: SessionWalk;
}) {
  const [search, setSearch] = useSearchParams<{ tab?: string }>();
  const notes = createNotesPanel();
  const id = createUniqueId();
  const tab = (): Tab => {
    const asked = tabs.find((t) => t === search.tab) ?? 'current';
    // Where notes have their own column they are no tab.
    return asked === 'notes' && notes.column() ? 'current' : asked;
  };
  const go = (to: Tab) => setSearch({ tab: to === 'current' ? undefined : to }, { replace: true, scroll: false });
  const shown = () => tabs.filter((t) => t !== 'notes' || !notes.column());
  const viewer = createViewer(
    () => props.view.photos,
    () => props.view.state === 'in_progress',
    (photo) => faceFrame(photo, formatFor(props.view, photo.attemptId)),
  );
  createKeys((event) => {
    const to = shown()[Number(event.key) - 1];
    if (to) go(to);
    return to !== undefined;
  });
  const openPhoto = (photo: string) => {
    viewer.select(photo);
    go('current');
  };
  const [box, setBox] = createSignal<HTMLElement>();
  const showNotes = () => {
    if (notes.column() && !notes.open()) notes.toggle();
    go(notes.column() ? 'current' : 'notes');
  };
  createNoteKey(showNotes);
  createMentionArrival({ sessionId: props.view.id, note: useNote(), showNotes });
  const places = createPlaces({ note: useNote(), viewer, tab, go, box });
  const compare = createCompare(() => props.view);
  const deciding = createDeciding(() => props.view, props.seq, props.walk);
  const aside = () => notes.column() && notes.open() && tab() === 'current';

  return (
    <PlacesContext.Provider value={places}>
      <div class="relative flex min-h-full flex-col lg:h-full">
        <FollowFrame places={places} />
        <div class="shrink-0 border-b border-line bg-surface px-4 pt-2.5 max-sm:px-3">
          <SessionHeader view={props.view} walk={props.walk} />
          <div class="mt-1 flex items-end gap-2">
            <Tabs
              id={id}
              label={w.tabList}
              tabs={shown().map((value) => ({ value, label: w.tabs[value] }))}
              value={tab()}
              onChange={go}
              class="-mx-2.5 min-w-0 flex-1"
            />
            <WalkControls walk={props.walk} class="mb-1 max-sm:hidden" />
            <Show when={notes.column() && tab() === 'current'}>
              <IconButton
                aria-label={notes.open() ? words.notes.close : words.notes.open}
                aria-expanded={notes.open()}
                onClick={notes.toggle}
              >
                <Show when={notes.open()} fallback={<PanelRightOpen size={16} stroke-width={1.5} aria-hidden="true" />}>
                  <PanelRightClose size={16} stroke-width={1.5} aria-hidden="true" />
                </Show>
              </IconButton>
            </Show>
          </div>
        </div>
        <Show when={props.offline}>
          {(why) => (
            <p role="status" class="flex shrink-0 items-center gap-2 border-b border-line bg-awaiting/10 px-4 py-2">
              <CloudOff size={16} stroke-width={1.5} class="shrink-0 text-awaiting" aria-hidden="true" />
              {why()}
            </p>
          )}
        </Show>
        <Show when={!props.offline}>
          <StatusBanner view={props.view} heardAt={props.heardAt} />
        </Show>
        <div
          role="tabpanel"
          aria-labelledby={tabId(id, tab())}
          class={`min-h-0 flex-1 ${props.offline ? 'grayscale' : ''}`}
        >
          <Switch>
            <Match when={tab() === 'current'}>
              <div
                class={`grid h-full min-h-0 grid-cols-[minmax(0,1fr)] ${
                  aside()
                    ? 'lg:grid-cols-[minmax(0,42fr)_minmax(0,32fr)_360px]'
                    : 'lg:grid-cols-[minmax(0,42fr)_minmax(0,58fr)]'
                }`}
              >
                <PhotoViewer
                  view={props.view}
                  viewer={viewer}
                  compareAny={compare.show}
                  class="h-[clamp(360px,70dvh,560px)] p-4 pe-2 max-lg:pe-4 max-sm:h-[clamp(320px,62dvh,440px)] max-sm:p-3 lg:h-full"
                />
                <Data
                  view={props.view}
                  seq={props.seq}
                  setBox={setBox}
                  offline={props.offline !== null}
                  compareAcross={(here, there) => void compare.showAcross(here, there)}
                />
                <Show when={aside()}>
                  <aside
                    aria-label={words.sections.notes}
                    class="min-h-0 overflow-y-auto border-s border-line bg-surface p-4"
                  >
                    <NotesColumn failure={props.noteFailure} again={props.noteAgain} decisions={props.view.decisions} />
                  </aside>
                </Show>
              </div>
            </Match>
            <Match when={tab() === 'attempts'}>
              <div class="h-full overflow-y-auto p-4 max-sm:p-3">
                <AttemptsHistory view={props.view} openPhoto={openPhoto} />
              </div>
            </Match>
            <Match when={tab() === 'notes'}>
              <div class="mx-auto h-full max-w-[760px] overflow-y-auto bg-surface p-4 max-lg:min-h-full">
                <NotesColumn failure={props.noteFailure} again={props.noteAgain} decisions={props.view.decisions} />
              </div>
            </Match>
          </Switch>
        </div>
        <DecisionBar deciding={deciding} />
        <CompareDialog compare={compare} />
        <Threads view={() => props.view} viewer={viewer} showData={() => go('current')} />
      </div>
    </PlacesContext.Provider>
  );
}

function Data(props: {
  view: SessionView;
  seq: () => number;
  offline: boolean;
  setBox: (box: HTMLElement | undefined) => void;
  compareAcross: (here: PhotoRef, there: PhotoRef) => void;
}) {
  let box: HTMLDivElement | undefined;
  onMount(() => {
    props.setBox(box);
    // Who comes from an alert comes for one section.
    const asked = sectionIds.find((id) => location.hash === `#${id}`);
    if (asked) requestAnimationFrame(() => goToSection(asked));
  });
  onCleanup(() => props.setBox(undefined));
  const [items, setItems] = createSignal<boolean | null>(null);
  const checkMrz = () => {
    setItems(true);
    goToSection('mrz');
  };
  return (
    <div
      ref={box}
      class="min-h-0 min-w-0 flex-1 px-4 pb-6 max-sm:px-3 lg:overflow-y-auto lg:ps-2 [&_section]:scroll-mt-12"
    >
      <SectionList box={() => box} shown={(id) => id !== 'conditions' || hasConditions(props.view)} />
      <SessionTagsLine sessionId={props.view.id} tagIds={props.view.sessionTags} offline={props.offline} />
      <div class="flex flex-col gap-3">
        <div class="@container rounded-lg border border-line bg-surface px-4 py-2 max-sm:px-3">
          <AskedLevelContext.Provider value={() => askedLevel(props.view)}>
            <CheckStrip checks={props.view.verification} screening={props.view.screening} />
          </AskedLevelContext.Provider>
        </div>
        <ConditionsCard view={props.view} />
        <Summary view={props.view} checkMrz={checkMrz} seq={props.seq} />
        <MrzCard view={props.view} open={items()} setOpen={setItems} />
        <Activities view={props.view} />
        <PepCard view={props.view} seq={props.seq} />
        <SeenCard view={props.view} compare={props.compareAcross} />
        <Extra view={props.view} />
        <TimelineCard view={props.view} />
      </div>
    </div>
  );
}
