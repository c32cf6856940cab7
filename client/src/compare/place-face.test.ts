import { expect, it } from 'vitest';
import { placeFace, plainLook, zoomed, zoomRange } from './place-face.ts';

const pane = { width: 400, height: 300 };
const centre = (
  placed: ReturnType<typeof placeFace>,
  frame: { x: number; y: number; width: number; height: number },
) => [
  placed.left + (frame.x + frame.width / 2) * placed.width,
  placed.top + (frame.y + frame.height / 2) * placed.height,
];

it('two faces of other sizes and places stand in the middle, equally high', () => {
  const small = { x: 0.05, y: 0.2, width: 0.2, height: 0.4 };
  const large = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
  const portrait = placeFace({ width: 1000, height: 700 }, small, pane, plainLook);
  const selfie = placeFace({ width: 2000, height: 3000 }, large, pane, plainLook);
  for (const [x, y] of [centre(portrait, small), centre(selfie, large)]) {
    expect(x).toBeCloseTo(200);
    expect(y).toBeCloseTo(150);
  }
  expect(portrait.height * small.height).toBeCloseTo(selfie.height * large.height);
});

it('zoom is of the frame: it grows about the middle of the pane and ends', () => {
  const frame = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
  const moved = { zoom: 1, x: 0.1, y: 0 };
  const before = placeFace({ width: 100, height: 100 }, frame, pane, moved);
  const after = placeFace({ width: 100, height: 100 }, frame, pane, zoomed(moved, 2));
  // What was in the middle of the pane stays there.
  const at = (placed: typeof before) => (200 - placed.left) / placed.width;
  expect(at(after)).toBeCloseTo(at(before));
  expect(zoomed(moved, 1000).zoom).toBe(zoomRange.max);
  expect(zoomed(moved, 0.0001).zoom).toBe(zoomRange.min);
});
