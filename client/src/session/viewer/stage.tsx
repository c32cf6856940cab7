import { ImageOff } from 'lucide-solid';
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import { photoUrl, thumbUrl } from '../../api.ts';
import { interruptTyping } from '../../keyboard/guarded-keys.ts';
import type { Marker } from '../../marks/draw/create-marker.ts';
import { groundOf } from '../../marks/draw/ground.ts';
import { MarkLayer } from '../../marks/draw/layer.tsx';
import { beginStroke } from '../../marks/draw/stroke.ts';
import { markKey } from '../../marks/mark-keys.ts';
import { words as marks } from '../../marks/words.ts';
import {
  fittedSize,
  isFitted,
  loupeTransform,
  type Point,
  toFitted,
  transformOf,
} from '../../session-model/geometry.ts';
import { makeGestures } from '../../session-model/gestures.ts';
import type { Viewer } from '../../session-model/viewer-state.ts';
import { words } from '../../session-model/words.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const w = words.viewer;
/** The loupe's magnification, and its width in pixels. */
const loupePower = 2.5;
/** Zoom of a double tap: close enough to read a document number. */
const tapZoom = 3;

/** One photo on its background. Pixels are set through the element's style object: the CSP forbids inline styles in markup. */
export function Stage(props: {
  sessionId: string;
  photo: PhotoView;
  side: 0 | 1;
  viewer: Viewer;
  marker: Marker;
  name: string;
}) {
  let ground!: HTMLElement;
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  const [state, setState] = createSignal<'loading' | 'shown' | 'failed'>('loading');
  const [thumb, setThumb] = createSignal(false);
  const [tries, setTries] = createSignal(0);
  const [look, setLook] = createSignal<Point | null>(null);
  const [held, setHeld] = createSignal(false);

  const photo = () => props.photo;
  const turn = () => props.viewer.turnOf(photo().id);
  const pose = () => props.viewer.poseOf(props.side);
  const place = () => ({ photo: photo(), pose: pose(), size: size(), turn: turn() });
  const drawn = () => fittedSize(photo(), size(), turn());
  const transform = () => transformOf(pose(), photo(), size(), turn());
  const filter = () => {
    const { brightness, contrast } = props.viewer.light();
    return brightness === 100 && contrast === 100 ? 'none' : `brightness(${brightness}%) contrast(${contrast}%)`;
  };
  // A retry needs another URL: the browser may have cached the failed answer.
  const source = () => `${photoUrl(props.sessionId, photo().id)}${tries() > 0 ? `?try=${tries()}` : ''}`;
  createEffect(
    on(
      () => photo().id,
      () => {
        setState('loading');
        setThumb(false);
        setTries(0);
      },
      { defer: true },
    ),
  );

  onMount(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize({ width, height });
      props.viewer.setStage(props.side, { width, height });
    });
    observer.observe(ground);
    const release = makeGestures(ground, {
      pan: (by) => props.viewer.pan(props.side, toFitted(by, drawn())),
      zoom: (factor, at) => props.viewer.zoom(props.side, factor, toFitted(at, drawn())),
      swipe: (to) => props.viewer.step(to),
      doubleTap: (at) =>
        isFitted(pose())
          ? props.viewer.zoom(props.side, tapZoom, toFitted(at, drawn()))
          : props.viewer.zoom(props.side, 0.01),
      canPan: () => !isFitted(pose()),
      held: (is) => {
        setHeld(is);
        // If a mark could not be drawn, its comment does not open.
        if (!is && props.marker.isTakenAway()) interruptTyping(marks.comment);
        if (is) props.viewer.setSide(props.side);
      },
      stroke: (target, at) =>
        beginStroke(
          props.marker,
          groundOf(place(), () => ground),
          target,
          at,
        ),
    });
    onCleanup(() => {
      observer.disconnect();
      release();
    });
  });

  const lookAt = (event: PointerEvent) => {
    const box = ground.getBoundingClientRect();
    const at = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
    setLook(event.pointerType === 'touch' || !props.viewer.loupe() ? null : at);
  };
  const box = () => ({
    width: `${photo().width}px`,
    height: `${photo().height}px`,
    'margin-left': `${-photo().width / 2}px`,
    'margin-top': `${-photo().height / 2}px`,
  });
  const still = 'pointer-events-none absolute top-1/2 left-1/2 max-w-none select-none';

  return (
    <section
      ref={ground}
      tabindex="0"
      aria-label={w.stage({ what: props.name })}
      aria-busy={state() === 'loading'}
      data-stage={props.side}
      onFocus={() => props.viewer.setSide(props.side)}
      onPointerMove={lookAt}
      onPointerLeave={() => setLook(null)}
      on:keydown={(event) => {
        if (
          markKey(
            event,
            props.marker,
            groundOf(place(), () => ground),
          )
        )
          event.preventDefault();
      }}
      class={`stage-ground focus-inside relative min-h-0 min-w-0 flex-1 overflow-hidden rounded-md ${
        props.marker.tool()
          ? 'cursor-crosshair touch-none'
          : isFitted(pose())
            ? 'touch-pan-y'
            : `touch-none ${held() ? 'cursor-grabbing' : 'cursor-grab'}`
      } ${props.viewer.loupe() ? 'pointer-fine:cursor-crosshair' : ''}`}
    >
      <Show when={size().width > 0}>
        <Show when={state() !== 'shown'}>
          <img
            src={thumbUrl(props.sessionId, photo().id)}
            alt=""
            draggable={false}
            class={`${still} ${thumb() && state() !== 'failed' ? '' : 'opacity-0'}`}
            style={{ ...box(), transform: transform(), filter: filter() }}
            onLoad={() => setThumb(true)}
          />
        </Show>
        <img
          src={source()}
          alt={props.name}
          draggable={false}
          decoding="async"
          class={`${still} ${state() === 'shown' ? '' : 'opacity-0'}`}
          style={{ ...box(), transform: transform(), filter: filter() }}
          onLoad={() => setState('shown')}
          onError={() => setState('failed')}
        />
      </Show>
      <Show when={size().width > 0 && props.marker.note()}>
        <MarkLayer marker={props.marker} place={place()} />
      </Show>
      <Show when={state() === 'loading' && !thumb()}>
        <Skeleton class="absolute inset-[12%]" />
      </Show>
      <Show when={state() === 'failed'}>
        <div role="alert" class="absolute inset-0 flex flex-col items-center justify-center gap-1.5 p-4 text-center">
          <ImageOff size={20} stroke-width={1.5} class="text-muted" aria-hidden="true" />
          <p class="font-medium">{w.failed}</p>
          <p class="text-muted">{w.failedDetail}</p>
          <Button
            class="mt-1"
            onClick={() => {
              setTries((n) => n + 1);
              setState('loading');
            }}
          >
            {w.retry}
          </Button>
        </div>
      </Show>
      <Show when={state() === 'shown' && props.viewer.loupe() && !held() && look()}>
        {(at) => (
          <div
            aria-hidden="true"
            class="stage-ground pointer-events-none absolute top-1/2 left-1/2 size-52 overflow-hidden rounded-full border-2 border-white shadow-float ring-1 ring-black/50"
            style={{ transform: `translate(${at().x}px, ${at().y}px) translate(-50%, -50%)` }}
          >
            <img
              src={source()}
              alt=""
              class={still}
              style={{
                ...box(),
                filter: filter(),
                transform: loupeTransform(pose(), photo(), size(), turn(), { at: at(), power: loupePower }),
              }}
            />
          </div>
        )}
      </Show>
    </section>
  );
}
