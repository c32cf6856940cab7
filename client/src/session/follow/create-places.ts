import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  untrack,
  useContext,
} from 'solid-js';
import type { Place } from '../../../../shared/note/awareness.ts';
import { isShortcut } from '../../keyboard/keys.ts';
import type { Note, Visitor } from '../../session-model/note.ts';
import type { Viewer } from '../../session-model/viewer-state.ts';
import { createSection } from './create-section.ts';
import { isMove } from './move.ts';
import { leadsTo, persons, scrollToSection } from './place.ts';

export interface FollowPlaces {
  /** The visitor that this page follows. */
  following: Accessor<Visitor | undefined>;
  follow(clientId: number): void;
  stop(): void;
  /** Name of the followed person who left, until the next move. */
  lost: Accessor<string | undefined>;
  /** Followers of this page. */
  followers: Accessor<readonly Visitor[]>;
}

export const PlacesContext = createContext<FollowPlaces>();
export const usePlaces = (): FollowPlaces | undefined => useContext(PlacesContext);

interface Page {
  note: Accessor<Note | undefined>;
  viewer: Viewer;
  tab: Accessor<Place['tab']>;
  go: (tab: Place['tab']) => void;
  /** The scroll container of the data, while it is on the page. */
  box: Accessor<HTMLElement | undefined>;
}

/** Publishes where this page is; while following, moves it to the other's place, until the reviewer moves. */
export function createPlaces({ note, viewer, tab, go, box }: Page): FollowPlaces {
  const section = createSection(box, tab);
  const [target, setTarget] = createSignal<number>();
  const [lost, setLost] = createSignal<string>();
  const visitors = () => note()?.visitors() ?? [];
  const following = () => visitors().find((visitor) => visitor.clientId === target());
  /**
   * Caret moves arrive in the same states: only a changed place counts, or each keystroke of a colleague would scroll this page.
   */
  const theirs = createMemo(() => following()?.place, undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const stop = () => setTarget(undefined);

  const own = (): Place => ({
    tab: tab(),
    ...(section() && { section: section()! }),
    photos: viewer
      .shown()
      .map((photo, i) => ({ id: photo.id, ...viewer.poseOf(i as 0 | 1), turn: viewer.turnOf(photo.id) })),
    light: viewer.light(),
  });
  createEffect(() => {
    const open = note();
    if (!open) return;
    const leader = target();
    // Send the place that was received, not the one measured: screens round differently, and two who follow each other would
    // drift.
    const place = leader === undefined ? own() : { ...(theirs() ?? untrack(own)), follows: leader };
    open.awareness.setLocalStateField('place', place);
  });

  createEffect(
    on(theirs, (place) => {
      if (!place) return;
      if (place.tab !== tab()) go(place.tab);
      if (place.photos) viewer.mirror(place.photos, place.light);
      // After the tab's content is rendered.
      requestAnimationFrame(() => {
        const data = box();
        if (data && place.section) scrollToSection(data, place.section);
      });
    }),
  );
  /** The owner of the followed window: also known after it is closed. */
  let leader: Visitor['user'] | undefined;
  createEffect(() => {
    if (target() === undefined || following()) return;
    // A person is followed, not a window: with another window open they have not left.
    const [other] = persons(visitors().filter((visitor) => visitor.user.id === leader?.id));
    if (other) return void setTarget(other.clientId);
    // While disconnected there are no visitors: that does not mean that they left.
    const kind = untrack(note)?.state().kind;
    if (kind === 'saved' || kind === 'saving' || kind === 'frozen') setLost(leader?.name);
    stop();
  });
  // Following in a ring means following oneself: the page that closed the ring stops following.
  const inRing = createMemo(() => {
    const open = note();
    return open ? leadsTo(visitors(), target(), open.doc.clientID) : false;
  });
  createEffect(
    on([inRing, target], ([is, leader], before) => {
      if (is && before?.[0] === false && before[1] === leader) stop();
    }),
  );

  const moved = (event: Event) => {
    if (!isMove(event)) return;
    setLost(undefined);
    if (untrack(target) === undefined) return;
    stop();
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || !isShortcut(event)) return;
    // Handled: an active tool or a chosen mark stays.
    event.preventDefault();
    event.stopPropagation();
  };
  const kinds = ['pointerdown', 'wheel', 'keydown'] as const;
  for (const kind of kinds) document.addEventListener(kind, moved, { capture: true, passive: kind === 'wheel' });
  onCleanup(() => {
    for (const kind of kinds) document.removeEventListener(kind, moved, { capture: true });
  });

  return {
    following,
    follow(clientId) {
      leader = untrack(visitors).find((visitor) => visitor.clientId === clientId)?.user;
      setLost(undefined);
      setTarget(clientId);
    },
    stop,
    lost,
    followers: () => {
      const me = note()?.doc.clientID;
      return visitors().filter((visitor) => visitor.place?.follows === me);
    },
  };
}
