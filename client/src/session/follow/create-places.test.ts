import { createRoot, createSignal } from 'solid-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Place } from '../../../../shared/note/awareness.ts';
import type { Note, NoteState, Visitor } from '../../session-model/note.ts';
import { createViewer } from '../../session-model/viewer-state.ts';
import { makePair } from '../../threads/testing/pair.ts';
import { fullView } from '../testing/fixture.ts';
import { createPlaces } from './create-places.ts';

let leave = () => {};
afterEach(() => {
  leave();
  document.body.replaceChildren();
});

const [front, selfie] = fullView.photos.map((photo) => photo.id) as [string, string];
const ben: Visitor['user'] = { id: 'ben', name: 'Ben Koval', colour: 1 };
const windowOf = (clientId: number, place?: Place, more?: Partial<Visitor>): Visitor => ({
  clientId,
  user: ben,
  ...(place && { place }),
  ...more,
});
const looksAt = (id: string, zoom = 1): Place => ({
  tab: 'current',
  photos: [{ id, zoom, u: 0, v: 0, turn: 0 }],
  light: { brightness: 100, contrast: 100 },
});

/** Ana's page, and whoever else is at the note. */
function page(others: readonly Visitor[]) {
  const [visitors, setVisitors] = createSignal(others);
  const [state, setState] = createSignal<NoteState>({ kind: 'saved' });
  const [tab, go] = createSignal<Place['tab']>('current');
  const note: Note = { ...makePair().notes[0], visitors, state };
  const says = vi.spyOn(note.awareness, 'setLocalStateField');
  return createRoot((dispose) => {
    leave = dispose;
    const viewer = createViewer(
      () => fullView.photos,
      () => false,
    );
    const places = createPlaces({ note: () => note, viewer, tab, go, box: () => undefined });
    return {
      places,
      viewer,
      tab,
      setVisitors,
      setState,
      says,
      me: note.doc.clientID,
      announced: () => note.awareness.getLocalState()?.place as Place,
    };
  });
}
const press = (key: string, more: KeyboardEventInit = {}, on: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  on.dispatchEvent(event);
  return event;
};

describe('who follows', () => {
  it('is taken where the other is, and says so', () => {
    const { places, viewer, tab, setVisitors, announced } = page([windowOf(7, looksAt(selfie, 2))]);
    places.follow(7);
    expect([viewer.shown()[0]?.id, viewer.poseOf(0).zoom]).toEqual([selfie, 2]);
    expect(announced()).toEqual({ ...looksAt(selfie, 2), follows: 7 });
    setVisitors([windowOf(7, { tab: 'attempts' })]);
    expect(tab()).toBe('attempts');
  });

  // Each caret of anybody's scrolled the page again and sent its place to everybody.
  it('is left alone by carets that move', () => {
    const { places, viewer, setVisitors, says } = page([windowOf(7, looksAt(front))]);
    places.follow(7);
    const mirror = vi.spyOn(viewer, 'mirror');
    says.mockClear();
    viewer.zoom(0, 3);
    for (const at of [1, 2, 3]) setVisitors([windowOf(7, looksAt(front), { cursor: { anchor: at, head: at } })]);
    expect([viewer.poseOf(0).zoom, mirror.mock.calls, says.mock.calls]).toEqual([3, [], []]);
  });
});

describe('a colleague who goes', () => {
  it('is missed by name until the next move', () => {
    const { places, setVisitors, announced } = page([windowOf(7, looksAt(front))]);
    places.follow(7);
    setVisitors([]);
    expect([places.following(), places.lost(), announced().follows]).toEqual([undefined, 'Ben Koval', undefined]);
    press('Shift');
    expect(places.lost()).toBe('Ben Koval');
    press('j');
    expect(places.lost()).toBeUndefined();
  });

  // Whoever closed one of two windows was said to have left.
  it('from one window is followed in the other', () => {
    const { places, viewer, setVisitors, announced } = page([
      windowOf(7, looksAt(front)),
      windowOf(8, looksAt(selfie)),
    ]);
    places.follow(7);
    setVisitors([windowOf(9), windowOf(8, looksAt(selfie))]);
    expect([places.following()?.clientId, places.lost(), announced().follows]).toEqual([8, undefined, 8]);
    expect(viewer.shown()[0]?.id).toBe(selfie);
  });

  it('is not mistaken for another who stays', () => {
    const stranger = windowOf(5, looksAt(front), { user: { id: 'eka', name: 'Eka', colour: 2 } });
    const { places, setVisitors } = page([windowOf(7, looksAt(front)), stranger]);
    places.follow(7);
    setVisitors([stranger]);
    expect([places.following(), places.lost()]).toEqual([undefined, 'Ben Koval']);
  });

  it('has not left when it is our line that is gone', () => {
    const { places, setVisitors, setState } = page([windowOf(7, looksAt(front))]);
    places.follow(7);
    setState({ kind: 'offline', unsaved: false, onDevice: 'yes' });
    setVisitors([]);
    expect([places.following(), places.lost()]).toEqual([undefined, undefined]);
  });

  it('is followed in a frozen note as well, and missed in it', () => {
    const { places, tab, setVisitors, setState } = page([windowOf(7, looksAt(front))]);
    setState({ kind: 'frozen', at: '2026-11-23T09:00:00Z', unsaved: false, onDevice: 'yes' });
    places.follow(7);
    setVisitors([windowOf(7, { tab: 'notes' })]);
    expect(tab()).toBe('notes');
    setVisitors([]);
    expect(places.lost()).toBe('Ben Koval');
  });
});

describe('a ring', () => {
  it('is led by the one who was in it before it was closed', () => {
    const { places, setVisitors, me } = page([windowOf(7, looksAt(front))]);
    places.follow(7);
    setVisitors([windowOf(7, { ...looksAt(front), follows: me })]);
    expect(places.following()).toBeUndefined();
    expect(places.followers().map((visitor) => visitor.clientId)).toEqual([7]);
  });

  it('is followed by the one who closes it', () => {
    const { places, setVisitors, me } = page([]);
    setVisitors([windowOf(7, { ...looksAt(front), follows: me })]);
    places.follow(7);
    expect(places.following()?.clientId).toBe(7);
  });
});

describe('what ends following', () => {
  const following = () => {
    const made = page([windowOf(7, looksAt(front))]);
    made.places.follow(7);
    return made.places;
  };

  it.each<[string, KeyboardEventInit?]>([
    ['Shift'],
    ['Control'],
    ['Alt'],
    ['Meta'],
    ['c', { ctrlKey: true }],
    ['C', { metaKey: true }],
    ['Insert', { ctrlKey: true }],
  ])('not %s %o', (key, more) => {
    const places = following();
    press(key, more);
    expect(places.following()).toBeDefined();
  });

  it.each<[string, KeyboardEventInit?]>([['c'], ['ArrowDown'], ['v', { ctrlKey: true }]])('%s %o', (key, more) => {
    const places = following();
    expect(press(key, more).defaultPrevented).toBe(false);
    expect(places.following()).toBeUndefined();
  });

  it.each(['pointerdown', 'wheel'])('%s, but not on the buttons of following itself', (kind) => {
    const places = following();
    const button = document.body.appendChild(document.createElement('button'));
    button.dataset.follow = '';
    button.dispatchEvent(new Event(kind, { bubbles: true }));
    press('Enter', {}, button);
    expect(places.following()).toBeDefined();
    document.body.dispatchEvent(new Event(kind, { bubbles: true }));
    expect(places.following()).toBeUndefined();
  });

  // It laid the tool in hand down as well.
  it('Escape, which does nothing else then, and the next one does', () => {
    const places = following();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    expect(press('Escape').defaultPrevented).toBe(true);
    expect(places.following()).toBeUndefined();
    expect(heard).not.toHaveBeenCalled();
    expect(press('Escape').defaultPrevented).toBe(false);
    expect(heard).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', heard);
  });

  it('not Escape alone, when it is for what is open on top', () => {
    const places = following();
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    expect(press('Escape').defaultPrevented).toBe(false);
    expect(places.following()).toBeUndefined();
  });
});
