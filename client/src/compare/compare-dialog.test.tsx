import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhotoKind, PhotoView } from '../../../shared/document/media.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { api } from '../api.ts';
import { emptyAttempt, emptyView } from '../session/testing/fixture.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { type Compare, createCompare } from './create-compare.ts';
import { changeOwnFrames, ownFrames } from './face-frame.ts';

let calm = false;
beforeEach(() => {
  calm = false;
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) => ({ matches: calm && query.includes('reduce') }) as never,
  );
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #notify: (entries: object[]) => void;
      constructor(described: (entries: object[]) => void) {
        this.#notify = described;
      }
      observe() {
        this.#notify([{ contentRect: { width: 400, height: 300 } }]);
      }
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  changeOwnFrames(() => ({}));
});

const photo = (id: string, kind: PhotoKind, attemptId = 'a2'): PhotoView => ({
  ...{ id, attemptId, kind, takenAt: '2026-11-23T09:01:00.000Z', width: 1000, height: 700, size: 1 },
});
const view = (id: string, photos: PhotoView[]): SessionView => ({
  ...emptyView,
  ...{ id, photos, documentType: 'passport' },
  attemptHistory: [
    { ...emptyAttempt, id: 'a2', number: 2 },
    { ...emptyAttempt, id: 'a1', number: 1 },
  ],
});
const own = view('own-session', [
  photo('front', 'document_front'),
  photo('selfie', 'selfie'),
  photo('earlier', 'selfie', 'a1'),
]);

function open(): Compare {
  let compare!: Compare;
  render(() => {
    compare = createCompare(() => own);
    return <CompareDialog compare={compare} />;
  });
  return compare;
}
const names = () => screen.getAllByRole('region').map((pane) => pane.getAttribute('aria-label')!.split('.')[0]);
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const image = (name: string) => screen.getByRole<HTMLImageElement>('img', { name });

describe('CompareDialog', () => {
  it('begins with portrait beside selfie, and takes any two, across attempts', () => {
    open().show();
    expect(names()).toEqual(['Document front, attempt 2', 'Selfie, attempt 2']);
    fireEvent.change(screen.getByLabelText('First photo'), { target: { value: 'own-session earlier' } });
    expect(names()).toEqual(['Selfie, attempt 1', 'Selfie, attempt 2']);
    fireEvent.click(button('Swap'));
    expect(names()).toEqual(['Selfie, attempt 2', 'Selfie, attempt 1']);
  });

  it('takes a photo of another session, under that session’s name', async () => {
    const compare = open();
    vi.spyOn(api, 'session').mockResolvedValue({ seq: 1, view: view('other-session', [photo('theirs', 'selfie')]) });
    await compare.showAcross(
      { sessionId: 'own-session', photoId: 'selfie' },
      { sessionId: 'other-session', photoId: 'theirs' },
    );
    expect(names()).toEqual(['Selfie, attempt 2', 'Selfie, attempt 2, Session …-session']);
    expect(image('Selfie, attempt 2, Session …-session').src).toContain('/api/sessions/other-session/photos/theirs');
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('label'))).toContain('Session …-session');
  });

  it('lays one over the other by a slider, both by one look that keys move', () => {
    open().show();
    fireEvent.click(button('Overlay'));
    expect(names()).toEqual(['Document front, attempt 2, Selfie, attempt 2']);
    expect(image('Selfie, attempt 2').style.opacity).toBe('0.5');
    fireEvent.input(screen.getByLabelText(/Second photo over the first/), { target: { value: '20' } });
    expect(image('Selfie, attempt 2').style.opacity).toBe('0.2');
    const left = Number.parseFloat(image('Document front, attempt 2').style.left);
    const [pane] = screen.getAllByRole('region');
    fireEvent.keyDown(pane!, { key: 'ArrowLeft' });
    expect(Number.parseFloat(image('Document front, attempt 2').style.left)).toBeCloseTo(left + 20);
    const width = Number.parseFloat(image('Selfie, attempt 2').style.width);
    fireEvent.keyDown(pane!, { key: '+' });
    expect(Number.parseFloat(image('Selfie, attempt 2').style.width)).toBeGreaterThan(width);
    fireEvent.click(button('Reset view'));
    expect(Number.parseFloat(image('Selfie, attempt 2').style.width)).toBeCloseTo(width);
  });

  it('blinks, and can be stopped; who asked for less motion turns the photos over', () => {
    vi.useFakeTimers();
    open().show();
    fireEvent.click(button('Blink'));
    const seen = () => screen.queryByRole('img', { name: 'Selfie, attempt 2' }) !== null;
    const before = seen();
    vi.advanceTimersByTime(700);
    expect(seen()).toBe(!before);
    fireEvent.click(button('Stop blinking'));
    const stopped = seen();
    vi.advanceTimersByTime(5_000);
    expect(seen()).toBe(stopped);
    cleanup();
    calm = true;
    open().show();
    fireEvent.click(button('Blink'));
    vi.advanceTimersByTime(5_000);
    expect(seen()).toBe(false);
    fireEvent.click(button('Show the other photo'));
    expect(seen()).toBe(true);
    screen.getByText('Showing: Selfie, attempt 2');
  });

  it('keeps the frame that a reviewer puts on the portrait, for that format', async () => {
    open().show();
    const usual = image('Document front, attempt 2').style.left;
    fireEvent.click(button('Adjust frame'));
    const frame = button(/Frame around the face/);
    fireEvent.keyDown(frame, { key: 'ArrowRight' });
    fireEvent.keyDown(frame, { key: 'ArrowDown', shiftKey: true });
    // The photo stays under the frame until it is done.
    expect(image('Document front, attempt 2').style.left).toBe(usual);
    const { TD3 } = ownFrames();
    expect(TD3!.x).toBeCloseTo(0.12);
    fireEvent.click(button('Done'));
    await waitFor(() => expect(image('Document front, attempt 2').style.left).not.toBe(usual));
    fireEvent.click(button('Adjust frame'));
    fireEvent.click(button('Reset frame'));
    expect(ownFrames()).toEqual({});
    expect(image('Document front, attempt 2').style.left).toBe(usual);
  });
});

it('without two photos there is nothing to compare', () => {
  createRoot((dispose) => {
    expect(createCompare(() => view('s', [photo('front', 'document_front')])).pair()).toBeNull();
    dispose();
  });
});
