import { afterEach, expect, it } from 'vitest';
import { changeOwnFrames, clampBox, faceFrame, formatOf, ownFrames } from './face-frame.ts';

afterEach(() => changeOwnFrames(() => ({})));

const engine = { x: 0.4, y: 0.1, width: 0.2, height: 0.3 };

it('an engine’s face counts before the reviewer’s frame, and that before the usual place', () => {
  const front = { kind: 'document_front' } as const;
  const usual = faceFrame(front, 'TD3');
  const own = { x: 0.5, y: 0.5, width: 0.2, height: 0.2 };
  changeOwnFrames((all) => ({ ...all, TD3: own }));
  expect(faceFrame(front, 'TD3')).toEqual(own);
  expect(faceFrame(front, 'TD1')).not.toEqual(own);
  expect(faceFrame({ ...front, faceBox: engine }, 'TD3')).toEqual(engine);
  changeOwnFrames(() => ({}));
  expect(faceFrame(front, 'TD3')).toEqual(usual);
});

it('the zone tells the format, else the type', () => {
  expect(formatOf('id_card', 'TD2')).toBe('TD2');
  expect(formatOf('passport', null)).toBe('TD3');
  expect(formatOf('driving_licence', 'FRENCH_DRIVING_LICENSE')).toBe('licence');
  expect(formatOf(null, undefined)).toBe('TD1');
});

it('a frame stays inside the photo, and is never too small to see in', () => {
  expect(clampBox({ x: -1, y: 0.9, width: 0.5, height: 0.5 })).toEqual({ x: 0, y: 0.5, width: 0.5, height: 0.5 });
  const tiny = clampBox({ x: 2, y: 2, width: 0, height: 0 });
  expect(tiny.width).toBeGreaterThan(0);
  expect(tiny.x + tiny.width).toBeLessThanOrEqual(1);
  expect(ownFrames()).toEqual({});
});
