import { Camera, ChevronLeft, ChevronRight } from 'lucide-solid';
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { photoUrl } from '../../api.ts';
import { createKeys } from '../../keyboard/keys.ts';
import { createMarker } from '../../marks/draw/create-marker.ts';
import { MarkTools } from '../../marks/draw/tools.tsx';
import { MarkStrip } from '../../marks/mark-strip.tsx';
import { MarkerHint } from '../../marks/marker-hint.tsx';
import { neighbour } from '../../session-model/arrivals.ts';
import { useNote } from '../../session-model/note.ts';
import { photoName } from '../../session-model/photo-names.ts';
import type { Viewer } from '../../session-model/viewer-state.ts';
import { words } from '../../session-model/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { formatNumber } from '../../ui/text/format.ts';
import { Time } from '../../ui/text/time.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { PhotoFigures, PhotoRemarks, photoDetails } from './photo-remarks.tsx';
import { Stage } from './stage.tsx';
import { Toolbar } from './toolbar.tsx';
import { viewerKey } from './viewer-keys.ts';

const w = words.viewer;

/** Stage, tools and filmstrip. `viewer` outlives a change of tab: the stage keeps its photo. */
export function PhotoViewer(props: { view: SessionView; viewer: Viewer; compareAny: () => void; class?: string }) {
  let root!: HTMLElement;
  const [full, setFull] = createSignal(false);
  const marker = createMarker(useNote(), props.viewer);
  const photos = () => props.view.photos;
  const attempts = () => props.view.attemptHistory;
  const name = (photo: PhotoView) => photoName(photo, photos(), attempts());

  const toggleFull = () => {
    // Rejected inside some frames and on some phones: the page then does not change.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    else void root.requestFullscreen?.().catch(() => {});
  };
  const changed = () => setFull(document.fullscreenElement === root);
  onMount(() => {
    document.addEventListener('fullscreenchange', changed);
    onCleanup(() => document.removeEventListener('fullscreenchange', changed));
  });
  const focusStage = () =>
    root.querySelector<HTMLElement>(`[data-stage="${props.viewer.side()}"]`)?.focus({ preventScroll: true });
  // A tool chosen by keyboard is used with Enter, and a deleted mark restored with Ctrl+Z, so the stage takes the focus.
  // Only when a tool or a deletion appears, not when it expires: by then the reviewer may be typing elsewhere.
  createEffect(
    on([marker.tool, marker.removed], ([tool, removed], before) => {
      if ((tool && tool !== before?.[0]) || (removed && removed !== before?.[1])) focusStage();
    }),
  );
  createKeys((event) => photos().length > 0 && viewerKey(event, props.viewer, marker, toggleFull));

  /** The next photo is prefetched, so that paging through does not flicker. */
  const ahead = () => {
    const next = neighbour(photos(), props.viewer.strip().current, 1);
    if (next) new Image().src = photoUrl(props.view.id, next);
  };

  return (
    <section
      ref={root}
      aria-label={w.label}
      class={`stage-full @container flex min-h-0 flex-col gap-2 ${props.class ?? ''}`}
    >
      <Show when={photos().length > 0} fallback={<NoPhotos view={props.view} />}>
        <Toolbar
          viewer={props.viewer}
          marks={<MarkTools marker={marker} />}
          full={full()}
          toggleFull={toggleFull}
          compareAny={photos().length > 1 ? props.compareAny : undefined}
        >
          <Show when={props.viewer.strip().unseen.length > 0}>
            <Button
              size="small"
              class="fade-in text-live"
              onClick={() => props.viewer.select(props.viewer.strip().unseen.at(-1)!)}
            >
              {w.arrived({ n: props.viewer.strip().unseen.length })}
            </Button>
          </Show>
        </Toolbar>
        <div class="group/stage relative flex min-h-0 flex-1 gap-1 overflow-hidden rounded-md" onPointerEnter={ahead}>
          <For each={props.viewer.shown().map((_, side) => side as 0 | 1)}>
            {(side) => (
              <Show when={props.viewer.shown()[side]}>
                {(photo) => (
                  <Stage
                    sessionId={props.view.id}
                    photo={photo()}
                    side={side}
                    viewer={props.viewer}
                    marker={marker}
                    name={name(photo())}
                  />
                )}
              </Show>
            )}
          </For>
          <Show when={props.viewer.pair() === null && photos().length > 1}>
            <Beside at="start" name={w.previous} viewer={props.viewer} by={-1} last={photos()[0]?.id} />
            <Beside at="end" name={w.next} viewer={props.viewer} by={1} last={photos().at(-1)?.id} />
          </Show>
          <MarkerHint marker={marker} />
        </div>
        {/* Constant height, with marks or without: the stage above does not move. */}
        <div class="flex h-7 shrink-0 items-center gap-3 overflow-hidden">
          <p class="max-w-full min-w-0 truncate px-1 text-small text-muted" aria-live="polite">
            <For each={props.viewer.shown()}>
              {(photo, i) => (
                <span>
                  <Show when={i() > 0}> — </Show>
                  <span class="font-medium text-text">{name(photo)}</span>
                  <PhotoRemarks photo={photo} />
                  <Show when={props.viewer.pair() === null}>
                    {/* On a narrow stage the marks need the room. */}
                    <span
                      class={marker.store()?.on(photo.id).length ? '@max-lg:hidden' : ''}
                      data-tip={photoDetails(photo)}
                    >
                      {' · '}
                      <Time at={photo.takenAt} short /> ·{' '}
                      <span class="num">
                        {w.size({ width: formatNumber(photo.width), height: formatNumber(photo.height) })}
                      </span>
                      <PhotoFigures photo={photo} />
                    </span>
                  </Show>
                </span>
              )}
            </For>
          </p>
          <MarkStrip marker={marker} photos={props.viewer.shown()} />
        </div>
        <Filmstrip
          sessionId={props.view.id}
          photos={photos()}
          attempts={attempts()}
          shown={props.viewer.shown().map((p) => p.id)}
          unseen={props.viewer.strip().unseen}
          select={props.viewer.select}
        />
      </Show>
    </section>
  );
}

function Beside(props: { at: 'start' | 'end'; name: string; viewer: Viewer; by: 1 | -1; last: string | undefined }) {
  return (
    <Show when={props.viewer.strip().current !== props.last}>
      <div
        class={`absolute inset-y-0 flex items-center opacity-0 group-hover/stage:opacity-100 focus-within:opacity-100 ${props.at === 'start' ? 'start-2' : 'end-2'} pointer-events-none pointer-coarse:hidden`}
      >
        <IconButton
          aria-label={props.name}
          kind="plain"
          class="pointer-events-auto rounded-full shadow-float"
          onClick={() => props.viewer.step(props.by)}
        >
          <Show when={props.by === 1} fallback={<ChevronLeft size={16} stroke-width={1.5} aria-hidden="true" />}>
            <ChevronRight size={16} stroke-width={1.5} aria-hidden="true" />
          </Show>
        </IconButton>
      </div>
    </Show>
  );
}

function NoPhotos(props: { view: SessionView }) {
  const live = () => props.view.state === 'in_progress';
  return (
    <div class="stage-ground grid min-h-0 flex-1 place-items-center rounded-md">
      <EmptyState
        icon={<Camera size={24} stroke-width={1.5} aria-hidden="true" />}
        title={live() ? w.none : w.noneEver}
        detail={live() ? w.noneDetail : w.noneEverDetail}
      />
    </div>
  );
}
