import { createSignal, onCleanup } from 'solid-js';
import type { Subject } from '../../../shared/note/document.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import type { Note } from './note.ts';
import type { Viewer } from './viewer-state.ts';

/** The page's content, for the components beside it: the note's text, the list of threads. */
export interface Scene {
  view: () => SessionView;
  note: () => Note | undefined;
  viewer: Viewer;
  /** Shows photos and data. */
  showData: () => void;
}
const [scene, setScene] = createSignal<Scene | null>(null);

export { scene };

/** Navigation target, until its component has consumed it. `open`: opens its thread too. */
const [target, setTarget] = createSignal<{ about: Subject; open: boolean } | null>(null);
/** The one open thread, and the element that it is anchored to. */
const [opened, setOpened] = createSignal<{ about: Subject; anchor: Element } | null>(null);

export { opened, target };

export function openThread(about: Subject, anchor: Element): void {
  setOpened({ about, anchor });
}
export const closeThread = () => setOpened(null);

/** The anchor was removed. The thread stays open while the focus is in its panel: it is in use. */
export function releaseThread(anchor: Element): void {
  if (opened()?.anchor !== anchor) return;
  const isInUse = document.activeElement?.closest('[data-thread]');
  if (!isInUse) setOpened(null);
}

/** Returns the requested target if it is this one, and clears it. */
export function takeTarget(about: Subject): { open: boolean } | null {
  const asked = target();
  if (asked?.about !== about) return null;
  setTarget(null);
  return asked;
}

/** Shows the subject itself: the tab, the photo, the row. */
export function goToSubject(about: Subject, open: boolean): void {
  setOpened(null);
  setTarget({ about, open });
  scene()?.showData();
}

/** For as long as the calling page lives. */
export function createScene(made: Scene): void {
  setScene(made);
  onCleanup(() => {
    if (scene() === made) setScene(null);
    setTarget(null);
    setOpened(null);
  });
}
