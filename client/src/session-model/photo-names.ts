import type { PhotoView } from '../../../shared/document/media.ts';
import { words } from './words.ts';

const w = words.viewer;

export interface StripGroup {
  attemptId: string;
  number: number | null;
  photos: PhotoView[];
}

/** Photos by attempt, in the order in which they came: newest attempt first. */
export function groupsOf(
  photos: readonly PhotoView[],
  attempts: readonly { id: string; number: number }[],
): StripGroup[] {
  const groups: StripGroup[] = [];
  for (const photo of photos) {
    const last = groups.at(-1);
    if (last?.attemptId === photo.attemptId) last.photos.push(photo);
    else {
      const number = attempts.find((a) => a.id === photo.attemptId)?.number ?? null;
      groups.push({ attemptId: photo.attemptId, number, photos: [photo] });
    }
  }
  return groups;
}

/** `Liveness frame 2, attempt 1`: numbered where its attempt has several of the kind. */
export function photoName(
  photo: PhotoView,
  photos: readonly PhotoView[],
  attempts: readonly { id: string; number: number }[],
): string {
  const alike = photos.filter((p) => p.attemptId === photo.attemptId && p.kind === photo.kind);
  const number = attempts.find((a) => a.id === photo.attemptId)?.number ?? null;
  const kind = words.photos[photo.kind];
  const name = alike.length > 1 ? w.name({ kind, n: alike.findIndex((p) => p.id === photo.id) + 1 }) : kind;
  return number === null ? name : w.nameIn({ name, attempt: number });
}

/** Of a group of photos; null for one whose attempt has not been reported yet. */
export const attemptLabel = (number: number | null): string =>
  number === null ? w.newAttempt : w.attempt({ n: number });
