import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Gestures, makeGestures } from './gestures.ts';

let element: HTMLElement;
let release: () => void;
const on = {
  pan: vi.fn(),
  zoom: vi.fn(() => true),
  swipe: vi.fn(),
  doubleTap: vi.fn(),
  canPan: () => false,
  held: vi.fn(),
  stroke: vi.fn(),
} satisfies Gestures;
const stroke = { move: vi.fn(), end: vi.fn(), cancel: vi.fn() };

beforeEach(() => {
  element = document.createElement('div');
  element.setPointerCapture = () => {};
  element.getBoundingClientRect = () => ({ left: 100, top: 50, width: 200, height: 100 }) as DOMRect;
  on.stroke.mockReturnValue(null);
  release = makeGestures(element, on);
});
afterEach(() => {
  release();
  vi.clearAllMocks();
});
const point = (type: string, x: number, y: number, pointerId = 1, more: PointerEventInit = {}) =>
  element.dispatchEvent(
    new PointerEvent(type, { clientX: x, clientY: y, pointerId, button: 0, pointerType: 'touch', ...more }),
  );
const touch = () => {
  const event = new Event('touchstart', { cancelable: true });
  element.dispatchEvent(event);
  return event.defaultPrevented;
};

describe('a stroke', () => {
  it('gets the press in pixels from the centre, and the photo stays where it is', () => {
    on.stroke.mockReturnValue(stroke);
    point('pointerdown', 200, 100);
    expect(on.stroke).toHaveBeenCalledWith(element, { x: 0, y: 0 });
    expect(touch()).toBe(true);
    point('pointermove', 260, 90);
    point('pointerup', 270, 90);
    expect(stroke.move.mock.calls).toEqual([[{ x: 60, y: -10 }]]);
    expect(stroke.end.mock.calls).toEqual([[{ x: 70, y: -10 }]]);
    expect([on.pan, on.swipe].map((fn) => fn.mock.calls.length)).toEqual([0, 0]);
  });

  it('ends for good with a second finger: from then on both zoom', () => {
    on.stroke.mockReturnValue(stroke);
    point('pointerdown', 190, 100, 1);
    point('pointerdown', 210, 100, 2);
    expect(stroke.cancel).toHaveBeenCalledOnce();
    point('pointermove', 230, 100, 2);
    expect(on.zoom).toHaveBeenCalledWith(2, { x: 10, y: 0 });
    point('pointerup', 230, 100, 2);
    point('pointerup', 190, 100, 1);
    expect([stroke.move, stroke.end].map((fn) => fn.mock.calls.length)).toEqual([0, 0]);
  });

  it('is given up when the browser takes the pointer away', () => {
    on.stroke.mockReturnValue(stroke);
    point('pointerdown', 190, 100);
    point('pointercancel', 190, 100);
    expect([stroke.cancel, stroke.end].map((fn) => fn.mock.calls.length)).toEqual([1, 0]);
  });

  it('twice in a row is no double tap on the photo', () => {
    on.stroke.mockReturnValue(stroke);
    point('pointerdown', 190, 100);
    point('pointerup', 190, 100);
    element.dispatchEvent(new MouseEvent('dblclick'));
    expect(on.doubleTap).not.toHaveBeenCalled();
  });

  it('begins with the main button only', () => {
    point('pointerdown', 190, 100, 1, { button: 1, pointerType: 'mouse' });
    expect(on.stroke).not.toHaveBeenCalled();
  });
});

it('a press that is about no mark is the photo’s: it sweeps to the next one, and the page may scroll', () => {
  point('pointerdown', 250, 100);
  expect(touch()).toBe(false);
  point('pointermove', 180, 100);
  point('pointerup', 180, 100);
  expect(on.swipe).toHaveBeenCalledWith(1);
  element.dispatchEvent(new MouseEvent('dblclick'));
  expect(on.doubleTap).toHaveBeenCalledOnce();
});
