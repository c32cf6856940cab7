import { createSignal, For, type JSX, onCleanup, onMount } from 'solid-js';
import type { Box } from '../../../shared/document/media.ts';
import { photoUrl } from '../api.ts';
import { type Look, placeFace, type Size, zoomed } from './place-face.ts';
import type { Comparable } from './sources.ts';
import { words } from './words.ts';

/** One arrow press moves the photos by this share of the pane. */
const panShare = 0.05;
const zoomStep = 1.15;

export interface Layer {
  of: Comparable;
  name: string;
  frame: Box;
  /** 0 to 1. */
  opacity: number;
}

/** Photos on each other, each by its frame; wheel, drag and keys move all panes alike. */
export function Pane(props: {
  name: string;
  layers: Layer[];
  look: Look;
  setLook: (change: (look: Look) => Look) => void;
  children?: (pane: Size) => JSX.Element;
}) {
  let element!: HTMLElement;
  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 });
  onMount(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    // Solid's own listener is passive: the page behind would scroll.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      props.setLook((look) => zoomed(look, event.deltaY < 0 ? zoomStep : 1 / zoomStep));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    onCleanup(() => {
      observer.disconnect();
      element.removeEventListener('wheel', wheel);
    });
  });
  const move = (x: number, y: number) => props.setLook((look) => ({ ...look, x: look.x + x, y: look.y + y }));
  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1 || size().width === 0) return;
    move(event.movementX / size().width, event.movementY / size().height);
  };
  const keys: Record<string, () => void> = {
    '+': () => props.setLook((look) => zoomed(look, zoomStep)),
    '=': () => props.setLook((look) => zoomed(look, zoomStep)),
    '-': () => props.setLook((look) => zoomed(look, 1 / zoomStep)),
    ArrowLeft: () => move(panShare, 0),
    ArrowRight: () => move(-panShare, 0),
    ArrowUp: () => move(0, panShare),
    ArrowDown: () => move(0, -panShare),
  };
  return (
    <section
      ref={element}
      tabindex="0"
      aria-label={words.pane({ name: props.name })}
      class="stage-ground focus-inside relative min-h-0 min-w-0 flex-1 cursor-grab touch-none overflow-hidden rounded-md active:cursor-grabbing"
      onPointerDown={(event) => event.currentTarget.setPointerCapture?.(event.pointerId)}
      onPointerMove={drag}
      on:keydown={(event) => {
        const run = event.target === element && !event.ctrlKey && !event.metaKey && keys[event.key];
        if (!run) return;
        event.preventDefault();
        event.stopPropagation();
        run();
      }}
    >
      <For each={props.layers.map(({ of }) => of.key)}>
        {(key) => {
          const layer = () => props.layers.find(({ of }) => of.key === key)!;
          const style = (): JSX.CSSProperties => {
            const { width, height, left, top } = placeFace(layer().of.photo, layer().frame, size(), props.look);
            return {
              ...{ width: `${width}px`, height: `${height}px`, left: `${left}px`, top: `${top}px` },
              opacity: String(layer().opacity),
            };
          };
          return (
            <img
              src={photoUrl(layer().of.sessionId, layer().of.photo.id)}
              alt={layer().opacity > 0 ? layer().name : ''}
              draggable={false}
              class="pointer-events-none absolute max-w-none select-none"
              style={size().width > 0 ? style() : { opacity: '0' }}
            />
          );
        }}
      </For>
      {props.children?.(size())}
    </section>
  );
}
