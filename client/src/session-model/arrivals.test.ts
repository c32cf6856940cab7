import { describe, expect, it } from 'vitest';
import type { PhotoKind, PhotoView } from '../../../shared/document/media.ts';
import { arrive, emptyStrip, look, neighbour, pairOf } from './arrivals.ts';

const photo = (id: string, minute: number, kind: PhotoKind = 'selfie', attemptId = 'a1'): PhotoView => ({
  id,
  attemptId,
  kind,
  takenAt: `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`,
  width: 10,
  height: 10,
  size: 1,
});
const front = photo('front', 1, 'document_front');
const selfie = photo('selfie', 2);
const frame = photo('frame', 3, 'liveness_frame');
const idle = { busy: false, capturing: true };
const busy = { busy: true, capturing: true };

describe('arrive', () => {
  it('opens on the document of a finished session, on the newest of one being captured', () => {
    expect(arrive(emptyStrip, [front, selfie], { busy: false, capturing: false }).current).toBe('front');
    expect(arrive(emptyStrip, [front, selfie], idle).current).toBe('selfie');
    expect(arrive(emptyStrip, [], idle).current).toBeNull();
  });

  it('gives the stage to a photo that arrives', () => {
    const before = arrive(emptyStrip, [front], idle);
    expect(arrive(before, [front, selfie], idle)).toMatchObject({ current: 'selfie', unseen: [] });
  });

  it('leaves the stage alone while somebody works there, and counts what came', () => {
    const before = arrive(emptyStrip, [front], idle);
    const after = arrive(before, [front, selfie, frame], busy);
    expect(after).toMatchObject({ current: 'front', unseen: ['selfie', 'frame'] });
    expect(look(after, 'frame')).toMatchObject({ current: 'frame', unseen: ['selfie'] });
  });

  it('takes the stage even from a busy one whose photo was erased', () => {
    const before = arrive(emptyStrip, [front], idle);
    expect(arrive(before, [selfie], busy).current).toBe('selfie');
    expect(arrive(before, [], busy).current).toBeNull();
  });

  it('does nothing when nothing is new', () => {
    const before = arrive(emptyStrip, [front, selfie], idle);
    expect(arrive(before, [front, selfie], idle)).toEqual(before);
  });
});

it('neighbour stops at both ends', () => {
  const all = [front, selfie];
  expect(neighbour(all, 'front', 1)).toBe('selfie');
  expect(neighbour(all, 'selfie', 1)).toBe('selfie');
  expect(neighbour(all, 'front', -1)).toBe('front');
  expect(neighbour([], null, 1)).toBeNull();
});

describe('pairOf', () => {
  const oldFront = photo('old front', 0, 'document_front', 'a0');
  it('keeps what is on the stage and finds its partner in the same attempt', () => {
    expect(pairOf([front, selfie, oldFront], 'selfie')?.map((p) => p.id)).toEqual(['front', 'selfie']);
    expect(pairOf([front, selfie, oldFront], 'old front')?.map((p) => p.id)).toEqual(['old front', 'selfie']);
  });
  it('takes a liveness frame where there is no selfie, and nothing where there is no face', () => {
    expect(pairOf([front, frame], 'front')?.map((p) => p.id)).toEqual(['front', 'frame']);
    expect(pairOf([front], 'front')).toBeNull();
  });
});
