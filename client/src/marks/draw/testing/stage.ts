import { createRoot } from 'solid-js';
import { vi } from 'vitest';
import { fullView } from '../../../session/testing/fixture.ts';
import { fitted } from '../../../session-model/geometry.ts';
import { createViewer } from '../../../session-model/viewer-state.ts';
import { makePair } from '../../../threads/testing/pair.ts';
import { markKey } from '../../mark-keys.ts';
import { createMarker, type Marker } from '../create-marker.ts';
import { groundOf, type LayerPlace } from '../ground.ts';
import { beginStroke } from '../stroke.ts';

export const photo = fullView.photos[0]!; // 1200 × 800
/** Half of the photo's size: two of its pixels for one of the screen. */
export const place: LayerPlace = { photo, pose: fitted, size: { width: 600, height: 400 }, turn: 0 };

export function stage(at: LayerPlace = place) {
  const pair = makePair();
  const markers = pair.notes.map((note) =>
    createRoot(() =>
      createMarker(
        () => note,
        createViewer(
          () => fullView.photos,
          () => false,
        ),
      ),
    ),
  ) as [Marker, Marker];
  const opened = vi.fn();
  const ground = (): ReturnType<typeof groundOf> => ({
    ...groundOf(at, () => document.body),
    openThread: opened,
  });
  const draw = (marker: Marker, from: [number, number], to: [number, number], on: Element | null = null) => {
    const point = ([x, y]: [number, number]) => ({ x, y });
    const stroke = beginStroke(marker, ground(), on, point(from));
    stroke?.move(point(to));
    stroke?.end(point(to));
    return stroke;
  };
  const press = (marker: Marker, key: string, on: Element = document.body, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, ...more });
    Object.defineProperty(event, 'target', { value: on });
    return markKey(event, marker, ground());
  };
  const [ana, ben] = markers;
  return { ...pair, ana, ben, opened, draw, press, ground };
}
export const points = (marker: Marker) =>
  marker
    .store()!
    .on(photo.id)
    .map((mark) => mark.points);
export const chosen = (marker: Marker, handle?: number) => {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('data-mark', marker.selected()!);
  if (handle === undefined) return group;
  const grip = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  grip.setAttribute('data-handle', String(handle));
  group.append(grip);
  return grip;
};
