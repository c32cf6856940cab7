import { batch, createEffect, createMemo, createSignal, on, untrack } from 'solid-js';
import type { Box, PhotoView } from '../../../shared/document/media.ts';
import { arrive, emptyStrip, look, neighbour, newestOf, pairOf, sideOf } from './arrivals.ts';
import {
  clamp,
  fitted,
  isFitted,
  type Pose,
  pan,
  poseOfFrame,
  type Size,
  type Turn,
  turned,
  turnPose,
  zoomAt,
} from './geometry.ts';

export interface Light {
  /** Percent; 100 is unchanged. */
  brightness: number;
  contrast: number;
}
export const plainLight: Light = { brightness: 100, contrast: 100 };
export const lightRange = { min: 20, max: 300, step: 10 };

type Side = 0 | 1;
const allTurns: readonly Turn[] = [0, 90, 180, 270];
const bound = (value: number) => Math.min(lightRange.max, Math.max(lightRange.min, value));

/**
 * All state of the viewer besides the photos themselves.
 * @param frameOf the face's frame: side by side starts there, both at the same size
 */
export function createViewer(
  photos: () => readonly PhotoView[],
  capturing: () => boolean,
  frameOf: (photo: PhotoView) => Box = () => ({ x: 0, y: 0, width: 1, height: 1 }),
) {
  const [strip, setStrip] = createSignal(emptyStrip);
  const [poses, setPoses] = createSignal<readonly [Pose, Pose]>([fitted, fitted]);
  const [turns, setTurns] = createSignal<Readonly<Record<string, Turn>>>({});
  const [light, setLight] = createSignal(plainLight);
  const [pair, setPair] = createSignal<readonly [string, string] | null>(null);
  const [locked, setLocked] = createSignal(true);
  const [loupe, setLoupe] = createSignal(false);
  const [chosen, setChosen] = createSignal(false);
  const [side, setSide] = createSignal<Side>(0);
  const [stages, setStages] = createSignal<readonly [Size | null, Size | null]>([null, null]);
  /** Side by side uses the face frames, until the reviewer moves a photo. */
  const [framing, setFraming] = createSignal(false);

  const busy = () => chosen() || pair() !== null || poses().some((pose) => !isFitted(pose));
  createEffect(
    // A store's list changes in place: the effect must read its entries to track changes.
    on(
      () => [...photos()],
      (now) => {
        const state = { busy: untrack(busy), capturing: untrack(capturing) };
        const before = untrack(strip);
        const after = arrive(before, now, state);
        setStrip(after);
        if (after.current !== before.current && before.current !== null) setPoses([fitted, fitted]);
        const ids = untrack(pair);
        if (ids?.some((id) => !after.known.has(id))) setPair(null);
      },
    ),
  );

  const turnOf = (id: string): Turn => turns()[id] ?? 0;
  const byId = (id: string | null) => photos().find((p) => p.id === id);
  const current = createMemo(() => byId(strip().current));
  /** The photos on the stage: one, or two side by side. */
  const shown = createMemo((): readonly PhotoView[] => {
    const both = pair()?.map(byId);
    if (both?.[0] && both[1]) return [both[0], both[1]];
    const one = current();
    return one ? [one] : [];
  });
  /** Framed placement of a photo in side by side; fitted while the stage has no size, and for a rotated photo. */
  const framed = (at: Side): Pose => {
    const [photo, stage] = [shown()[at], stages()[at]];
    if (!photo || !stage || turnOf(photo.id) !== 0) return fitted;
    return poseOfFrame(frameOf(photo), photo, stage);
  };
  createEffect(() => {
    if (pair() && framing()) setPoses([framed(0), framed(1)]);
  });
  const setPose = (at: Side, change: (pose: Pose) => Pose) =>
    setPoses(([a, b]) => (at === 0 ? [change(a), b] : [a, change(b)]));
  const active = (): Side => (pair() ? side() : 0);

  const select = (id: string) => {
    const photo = byId(id);
    if (!photo) return;
    setStrip((s) => look(s, id));
    // Choosing the newest photo means that the next one is shown when it arrives.
    setChosen(newestOf(photos())?.id !== id);
    const both = pair();
    if (both) {
      const to = sideOf(photo);
      setPair(to === 0 ? [id, both[1]] : [both[0], id]);
      setFraming(true);
      setSide(to);
    } else setPoses([fitted, fitted]);
  };

  return {
    strip,
    current,
    shown,
    light,
    loupe,
    locked,
    pair,
    side: active,
    setSide,
    turnOf,
    poseOf: (at: Side) => poses()[at],
    select,
    step: (by: 1 | -1) => {
      const next = neighbour(photos(), strip().current, by);
      if (next && next !== strip().current) select(next);
    },
    /** True if anything changed. Side by side, the other photo zooms along about its own centre. */
    zoom: (at: Side, factor: number, point?: { u: number; v: number }): boolean => {
      setFraming(false);
      const before = poses();
      setPose(at, (pose) => zoomAt(pose, factor, point));
      const done = poses()[at].zoom / before[at].zoom;
      if (pair() && locked()) setPose(at === 0 ? 1 : 0, (pose) => zoomAt(pose, done));
      return done !== 1;
    },
    pan: (at: Side, by: { u: number; v: number }) => {
      setFraming(false);
      setPose(at, (pose) => pan(pose, by));
    },
    setStage: (at: Side, size: Size) => setStages(([a, b]) => (at === 0 ? [size, b] : [a, size])),
    /** 1: the fitted photo; in side by side, the framed face. */
    zoomOf: (at: Side) => poses()[at].zoom / (pair() ? framed(at).zoom : 1),
    /** Side by side: first resets to the faces, then to the whole photos. */
    fit: () => {
      const isFramed = framing();
      setFraming(pair() !== null && !isFramed);
      if (!pair() || isFramed) setPoses([fitted, fitted]);
      if (!pair()) setChosen(newestOf(photos())?.id !== strip().current);
    },
    turn: (by: 90 | -90) => {
      const at = active();
      const photo = shown()[at];
      if (!photo) return;
      setFraming(false);
      setTurns((all) => ({ ...all, [photo.id]: turned(all[photo.id] ?? 0, by) }));
      setPose(at, (pose) => turnPose(pose, by));
    },
    /** Mirrors another viewer; unchanged while a photo is not here yet. */
    mirror: (their: readonly (Pose & { id: string; turn: number })[], theirLight: Partial<Light> = {}) => {
      const [a, b] = their;
      if (!a || their.some(({ id }) => !byId(id))) return;
      batch(() => {
        setStrip((s) => look(s, a.id));
        setChosen(newestOf(photos())?.id !== a.id);
        setFraming(false);
        setPair(b ? [a.id, b.id] : null);
        setPoses([clamp(a), b ? clamp(b) : fitted]);
        setTurns((all) => {
          const next = { ...all };
          for (const { id, turn } of their) next[id] = allTurns.find((known) => known === turn) ?? 0;
          return next;
        });
        setLight((was) => ({
          brightness: bound(theirLight.brightness ?? was.brightness),
          contrast: bound(theirLight.contrast ?? was.contrast),
        }));
      });
    },
    setLight: (change: Partial<Light>) =>
      setLight((was) => ({
        brightness: bound(change.brightness ?? was.brightness),
        contrast: bound(change.contrast ?? was.contrast),
      })),
    toggleLoupe: () => setLoupe((is) => !is),
    toggleLock: () => setLocked((is) => !is),
    canCompare: () => pairOf(photos(), strip().current) !== null,
    toggleCompare: () => {
      const two = pair() ? null : pairOf(photos(), strip().current);
      batch(() => {
        setPoses([fitted, fitted]);
        setPair(two ? [two[0].id, two[1].id] : null);
        setFraming(two !== null);
      });
      setSide(0);
    },
  };
}

export type Viewer = ReturnType<typeof createViewer>;
