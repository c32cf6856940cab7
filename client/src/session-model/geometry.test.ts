import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clamp,
  fitScale,
  fitted,
  fittedSize,
  maxZoom,
  type Pose,
  pan,
  photoPointAt,
  type Size,
  stagePointOf,
  type Turn,
  toFitted,
  transformOf,
  turned,
  turnPose,
  zoomAt,
} from './geometry.ts';

const side = fc.integer({ min: 50, max: 6000 });
const size = fc.record({ width: side, height: side });
const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
const pose = fc
  .record({
    zoom: fc.double({ min: 1, max: maxZoom, noNaN: true }),
    u: fc.double({ min: -9, max: 9, noNaN: true }),
    v: fc.double({ min: -9, max: 9, noNaN: true }),
  })
  .map(clamp);

describe('zoom to the pointer', () => {
  it('keeps the spot under the pointer, for every photo, stage, turn and pose, on the way in', () => {
    fc.assert(
      fc.property(
        size,
        size,
        turn,
        pose,
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        (photo, stage, t, before, factor, a, b) => {
          const fit = fittedSize(photo, stage, t);
          // A point of the photo: within half of its drawn size from its centre.
          const at = {
            x: (before.u + a * before.zoom) * fit.width,
            y: (before.v + b * before.zoom) * fit.height,
          };
          const after = zoomAt(before, factor, toFitted(at, fit));
          const was = photoPointAt(at, before, photo, stage, t);
          const is = photoPointAt(at, after, photo, stage, t);
          expect(is.x).toBeCloseTo(was.x, 4);
          expect(is.y).toBeCloseTo(was.y, 4);
        },
      ),
    );
  });

  it('stops at the largest zoom without sliding away', () => {
    const near = zoomAt(fitted, 1000, { u: 0.25, v: -0.1 });
    expect(near.zoom).toBe(maxZoom);
    const again = zoomAt(near, 2, { u: 0.4, v: 0.4 });
    expect(again.u).toBeCloseTo(near.u, 10);
    expect(again.v).toBeCloseTo(near.v, 10);
  });

  it('comes home to fitted on the way out, wherever it was', () => {
    fc.assert(
      fc.property(pose, (p) => {
        expect(zoomAt(p, 1 / 100, { u: 0.3, v: 0.2 })).toEqual(fitted);
      }),
    );
  });
});

describe('pan', () => {
  it('does nothing when the whole photo is shown', () => {
    expect(pan(fitted, { u: 0.5, v: -0.5 })).toEqual(fitted);
  });

  it('never leaves the fitted rectangle uncovered', () => {
    fc.assert(
      fc.property(pose, fc.double({ min: -20, max: 20, noNaN: true }), (p, u) => {
        const moved = pan(p, { u, v: -u });
        for (const offset of [moved.u, moved.v]) {
          expect(offset - moved.zoom / 2).toBeLessThanOrEqual(-0.5 + 1e-9);
          expect(offset + moved.zoom / 2).toBeGreaterThanOrEqual(0.5 - 1e-9);
        }
      }),
    );
  });
});

describe('turning', () => {
  it('goes round both ways', () => {
    expect(turned(0, -90)).toBe(270);
    expect(turned(270, 90)).toBe(0);
    expect(turned(180, 90)).toBe(270);
  });

  it('keeps the spot at the centre of the stage', () => {
    fc.assert(
      fc.property(size, size, turn, pose, fc.constantFrom<90 | -90>(90, -90), (photo, stage, t, p, by) => {
        const centre = { x: 0, y: 0 };
        const was = photoPointAt(centre, p, photo, stage, t);
        const is = photoPointAt(centre, turnPose(p, by), photo, stage, turned(t, by));
        expect(is.x).toBeCloseTo(was.x, 4);
        expect(is.y).toBeCloseTo(was.y, 4);
      }),
    );
  });

  it('four turns are none', () => {
    const p: Pose = { zoom: 3, u: 0.5, v: -0.25 };
    expect([1, 2, 3, 4].reduce((q) => turnPose(q, 90), p)).toEqual(p);
  });
});

it('a point of the photo goes to the stage and back, under every zoom, pan and turn', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(size, size, turn, pose, share, share, (photo, stage, t, p, a, b) => {
      const point = { x: a * photo.width, y: b * photo.height };
      const back = photoPointAt(stagePointOf(point, p, photo, stage, t), p, photo, stage, t);
      expect(back.x).toBeCloseTo(point.x, 4);
      expect(back.y).toBeCloseTo(point.y, 4);
    }),
  );
});

it('turned right, the photo’s upper left corner is at the upper right', () => {
  const at = stagePointOf({ x: 0, y: 0 }, fitted, { width: 1000, height: 500 }, { width: 500, height: 500 }, 90);
  expect(at).toEqual({ x: 125, y: -250 });
});

describe('fitting', () => {
  const photo: Size = { width: 1000, height: 500 };
  it('fills the tighter side, after the turn', () => {
    expect(fittedSize(photo, { width: 500, height: 500 }, 0)).toEqual({ width: 500, height: 250 });
    expect(fittedSize(photo, { width: 500, height: 500 }, 90)).toEqual({ width: 250, height: 500 });
  });
  it('does not blow up a tiny photo and survives a stage of no size', () => {
    expect(fitScale({ width: 10, height: 10 }, { width: 800, height: 800 }, 0)).toBe(4);
    expect(fitScale(photo, { width: 0, height: 0 }, 0)).toBe(1);
  });
  it('writes a transform that the browser takes as it is', () => {
    expect(transformOf({ zoom: 2, u: 0.25, v: 0 }, photo, { width: 500, height: 500 }, 90)).toBe(
      'translate(62.5px, 0px) rotate(90deg) scale(1)',
    );
  });
});
