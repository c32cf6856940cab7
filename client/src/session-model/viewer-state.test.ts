import { createRoot } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { afterEach, describe, expect, it } from 'vitest';
import type { Box, PhotoKind, PhotoView } from '../../../shared/document/media.ts';
import { fittedSize } from './geometry.ts';
import { createViewer, type Viewer } from './viewer-state.ts';

const photo = (id: string, minute: number, kind: PhotoKind): PhotoView => ({
  id,
  attemptId: 'a1',
  kind,
  takenAt: `2026-11-23T09:0${minute}:00.000Z`,
  width: 100,
  height: 50,
  size: 1,
});
const front = photo('front', 1, 'document_front');
const selfie = photo('selfie', 2, 'selfie');
const frame = photo('frame', 3, 'liveness_frame');

let dispose = () => {};
afterEach(() => dispose());

/** The viewer over a live store, as the page has it. */
function viewerOver(first: PhotoView[]): { viewer: Viewer; arrive: (photos: PhotoView[]) => void } {
  return createRoot((end) => {
    dispose = end;
    const [store, setStore] = createStore({ view: { photos: first } });
    return {
      viewer: createViewer(
        () => store.view.photos,
        () => true,
      ),
      arrive: (photos) => setStore('view', reconcile({ photos: structuredClone(photos) }, { key: 'id' })),
    };
  });
}

describe('createViewer', () => {
  it('hears of a photo that arrives in a list that changes in place', () => {
    const { viewer, arrive } = viewerOver([front]);
    arrive([front, selfie]);
    expect(viewer.current()?.id).toBe('selfie');
  });

  it('keeps the stage of one who zoomed, and counts', () => {
    const { viewer, arrive } = viewerOver([front]);
    viewer.zoom(0, 2);
    arrive([front, selfie]);
    expect(viewer.current()?.id).toBe('front');
    expect(viewer.strip().unseen).toEqual(['selfie']);
    expect(viewer.poseOf(0).zoom).toBe(2);
  });

  it('keeps the stage of one who chose a photo, until he is back at the newest', () => {
    const { viewer, arrive } = viewerOver([front, selfie]);
    viewer.select('front');
    arrive([front, selfie, frame]);
    expect(viewer.current()?.id).toBe('front');
    viewer.select('frame');
    arrive([front, selfie, frame, photo('next', 4, 'liveness_frame')]);
    expect(viewer.current()?.id).toBe('next');
  });

  it('side by side, the other photo zooms along, and not when unlocked', () => {
    const { viewer } = viewerOver([front, selfie]);
    viewer.toggleCompare();
    expect(viewer.shown().map((p) => p.id)).toEqual(['front', 'selfie']);
    viewer.zoom(0, 2, { u: 0.3, v: 0.1 });
    expect([viewer.poseOf(0).zoom, viewer.poseOf(1).zoom]).toEqual([2, 2]);
    expect(viewer.poseOf(1).u).toBe(0);
    viewer.toggleLock();
    viewer.zoom(1, 2);
    expect([viewer.poseOf(0).zoom, viewer.poseOf(1).zoom]).toEqual([2, 4]);
  });

  it('puts a chosen photo on its side: documents left, faces right', () => {
    const { viewer } = viewerOver([front, selfie, frame]);
    viewer.toggleCompare();
    viewer.select('selfie');
    expect(viewer.shown().map((p) => p.id)).toEqual(['front', 'selfie']);
    viewer.select('frame');
    expect(viewer.shown().map((p) => p.id)).toEqual(['front', 'frame']);
  });

  it('leaves side by side when one of the two is erased', () => {
    const { viewer, arrive } = viewerOver([front, selfie]);
    viewer.toggleCompare();
    arrive([front]);
    expect(viewer.pair()).toBeNull();
    expect(viewer.shown().map((p) => p.id)).toEqual(['front']);
  });

  it('does not compare without a face', () => {
    const { viewer } = viewerOver([front]);
    expect(viewer.canCompare()).toBe(false);
    viewer.toggleCompare();
    expect(viewer.pair()).toBeNull();
  });

  it('remembers the turn of each photo and keeps light within what can be seen', () => {
    const { viewer } = viewerOver([front, selfie]);
    viewer.select('front');
    viewer.turn(90);
    viewer.step(1);
    expect([viewer.turnOf('front'), viewer.turnOf('selfie')]).toEqual([90, 0]);
    viewer.setLight({ brightness: -40 });
    expect(viewer.light()).toEqual({ brightness: 20, contrast: 100 });
  });

  it('side by side begins at the faces, equally large, and comes back to them (faults.md A8)', () => {
    const boxes: Record<string, Box> = {
      front: { x: 0.05, y: 0.2, width: 0.25, height: 0.5 },
      selfie: { x: 0.25, y: 0.2, width: 0.5, height: 0.5 },
    };
    const viewer = createRoot((end) => {
      dispose = end;
      const photos = [front, { ...selfie, width: 60, height: 120 }];
      return createViewer(
        () => photos,
        () => false,
        ({ id }) => boxes[id]!,
      );
    });
    viewer.toggleCompare();
    for (const side of [0, 1] as const) viewer.setStage(side, { width: 300, height: 400 });
    const facePx = (side: 0 | 1) => {
      const photo = viewer.shown()[side]!;
      const fit = fittedSize(photo, { width: 300, height: 400 }, 0);
      const box = boxes[photo.id]!;
      const { zoom } = viewer.poseOf(side);
      return [box.width * fit.width * zoom, box.height * fit.height * zoom];
    };
    for (const side of [0, 1] as const) {
      const [width, height] = facePx(side);
      expect(Math.max(width! / 300, height! / 400)).toBeCloseTo(0.8, 5);
      expect(viewer.zoomOf(side)).toBe(1);
    }
    const begun = viewer.poseOf(0);
    viewer.zoom(0, 2);
    expect([viewer.zoomOf(0), viewer.zoomOf(1)]).toEqual([2, 2]);
    viewer.fit();
    expect(viewer.poseOf(0)).toEqual(begun);
    viewer.fit();
    expect(viewer.poseOf(0).zoom).toBe(1);
  });
});
