import type { Point } from './geometry.ts';

/** A press that is about something on the photo, not about the photo. */
export interface Stroke {
  move(at: Point): void;
  end(at: Point): void;
  /** A second finger came, or the browser took the pointer away. */
  cancel(): void;
}

export interface Gestures {
  /** Both in pixels from the element's centre. */
  pan(by: Point): void;
  zoom(factor: number, at: Point): boolean;
  /** A finger swept across: 1 = to the next photo, -1 = back. Only asked when nothing could be panned. */
  swipe(to: 1 | -1): void;
  doubleTap(at: Point): void;
  canPan(): boolean;
  held(is: boolean): void;
  /** Asked for the first finger or the main button; null leaves the press to the photo. */
  stroke?(target: Element | null, at: Point): Stroke | null;
}

/** A finger that went this far sideways, and less than half of it up or down, meant the next photo. Pixels. */
const swipePx = 48;
/** A wheel's notch is 100 to 120 of these; e^(0.0018 · 110) zooms by a fifth. Trackpad pinches send small steps with Ctrl. */
const wheelRate = 0.0018;
const pinchWheelRate = 0.01;

/** Mouse, pen and fingers on one element. Returns what takes it all off again. */
export function makeGestures(element: HTMLElement, on: Gestures): () => void {
  const down = new Map<number, Point>();
  let sweep: Point | null = null;
  let stroke: Stroke | null = null;
  let struck = false;

  const fromCentre = (event: { clientX: number; clientY: number }): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  };
  const spread = () => {
    const [a, b] = [...down.values()];
    return a && b ? { mid: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, far: Math.hypot(a.x - b.x, a.y - b.y) } : null;
  };

  const pointerDown = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' && event.button > 1) return;
    down.set(event.pointerId, fromCentre(event));
    element.setPointerCapture(event.pointerId);
    stroke?.cancel();
    stroke = null;
    if (down.size === 1 && event.button === 0) {
      stroke = on.stroke?.(event.target instanceof Element ? event.target : null, fromCentre(event)) ?? null;
    }
    struck = stroke !== null;
    sweep = !stroke && down.size === 1 && event.pointerType !== 'mouse' && !on.canPan() ? { x: 0, y: 0 } : null;
    on.held(true);
  };
  const pointerMove = (event: PointerEvent) => {
    const was = down.get(event.pointerId);
    if (!was) return;
    const before = spread();
    const is = fromCentre(event);
    down.set(event.pointerId, is);
    if (stroke) return stroke.move(is);
    const after = spread();
    if (before && after) {
      if (before.far > 0) on.zoom(after.far / before.far, after.mid);
      on.pan({ x: after.mid.x - before.mid.x, y: after.mid.y - before.mid.y });
    } else if (sweep) sweep = { x: sweep.x + is.x - was.x, y: sweep.y + is.y - was.y };
    else on.pan({ x: is.x - was.x, y: is.y - was.y });
  };
  const pointerUp = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === 'pointerup') stroke?.end(fromCentre(event));
    else stroke?.cancel();
    stroke = null;
    if (
      event.type === 'pointerup' &&
      sweep &&
      Math.abs(sweep.x) > swipePx &&
      Math.abs(sweep.y) * 2 < Math.abs(sweep.x)
    ) {
      on.swipe(sweep.x < 0 ? 1 : -1);
    }
    sweep = null;
    if (down.size === 0) on.held(false);
  };
  const wheel = (event: WheelEvent) => {
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? pinchWheelRate : wheelRate));
    // Where zooming out changes nothing any more, the page may scroll.
    if (on.zoom(factor, fromCentre(event)) || event.ctrlKey) event.preventDefault();
  };
  // Comes after pointerdown. What lies inside of an SVG cannot say touch-action: the page would scroll away under the stroke.
  const touchStart = (event: TouchEvent) => stroke && event.cancelable && event.preventDefault();
  const doubleClick = (event: MouseEvent) => struck || on.doubleTap(fromCentre(event));

  element.addEventListener('pointerdown', pointerDown);
  element.addEventListener('pointermove', pointerMove);
  element.addEventListener('pointerup', pointerUp);
  element.addEventListener('pointercancel', pointerUp);
  element.addEventListener('touchstart', touchStart, { passive: false });
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('dblclick', doubleClick);
  return () => {
    element.removeEventListener('pointerdown', pointerDown);
    element.removeEventListener('pointermove', pointerMove);
    element.removeEventListener('pointerup', pointerUp);
    element.removeEventListener('pointercancel', pointerUp);
    element.removeEventListener('touchstart', touchStart);
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('dblclick', doubleClick);
  };
}
