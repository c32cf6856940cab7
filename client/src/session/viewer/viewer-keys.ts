import type { SingleKey } from '../../keyboard/single-keys.ts';
import type { Marker } from '../../marks/draw/create-marker.ts';
import { markerLetter } from '../../marks/mark-keys.ts';
import { isFitted, zoomStep } from '../../session-model/geometry.ts';
import { lightRange, type Viewer } from '../../session-model/viewer-state.ts';

/** One arrow press moves a zoomed photo by this share of its fitted size. */
const panShare = 0.12;

/** True when the viewer took the key. Arrows belong to a zoomed photo; on a fitted one they go from photo to photo. */
export function viewerKey(event: SingleKey, viewer: Viewer, marker: Marker, toggleFull: () => void): boolean {
  if (markerLetter(event, marker)) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  // Arrow keys mean something else in a row of tabs.
  if (event.key.startsWith('Arrow') && target?.closest('[role=tablist]')) return false;
  const side = viewer.side();
  const arrow = (u: number, v: number, by?: 1 | -1) => (): boolean => {
    const zoomed = !isFitted(viewer.poseOf(side));
    if (zoomed) viewer.pan(side, { u: u * panShare, v: v * panShare });
    // In a script from right to left the strip runs the other way.
    else if (by) viewer.step(document.dir === 'rtl' ? (-by as 1 | -1) : by);
    return zoomed || by !== undefined;
  };
  const less = event.shiftKey ? -1 : 1;
  const light = viewer.light();
  const keys: Record<string, () => unknown> = {
    '+': () => viewer.zoom(side, zoomStep),
    '=': () => viewer.zoom(side, zoomStep),
    '-': () => viewer.zoom(side, 1 / zoomStep),
    '0': () => viewer.fit(),
    t: () => viewer.turn(event.shiftKey ? -90 : 90),
    b: () => viewer.setLight({ brightness: light.brightness + less * lightRange.step }),
    c: () => viewer.setLight({ contrast: light.contrast + less * lightRange.step }),
    l: () => viewer.toggleLoupe(),
    s: () => viewer.toggleCompare(),
    f: toggleFull,
    // The photo follows the arrow's meaning of looking there: right shows what lies to the right.
    ArrowRight: arrow(-1, 0, 1),
    ArrowLeft: arrow(1, 0, -1),
    ArrowDown: arrow(0, -1),
    ArrowUp: arrow(0, 1),
  };
  const run = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  return run !== undefined && run() !== false;
}
