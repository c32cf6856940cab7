import type { Place } from './awareness.ts';
import {
  type Comment,
  longestComment,
  type Mark,
  markKinds,
  type Resolved,
  type Subject,
  subjectKinds,
} from './document.ts';
import { mostMentioned } from './mentions.ts';

/*
 * A note's maps and its awareness are untrusted: they hold what any client put there, of an older or newer release or foreign.
 * Invalid entries are ignored.
 */

type Unknown = Record<string, unknown>;
/** Generous limits, far above any valid id, number or time. */
const longestName = 300;
const largestNumber = 1e6;

const isObject = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestName;
const isTime = (value: unknown): value is string => isName(value) && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= largestNumber;

export const isSubject = (value: unknown): value is Subject =>
  isName(value) && subjectKinds.some((kind) => value.startsWith(`${kind}:`) && value.length > kind.length + 1);

export function readPoints(value: unknown): Mark['points'] | null {
  if (!Array.isArray(value) || value.length !== 4 || !value.every((n) => Number.isFinite(n))) return null;
  // A copy: a caller that puts it into a store must not change the document with it.
  return [...value] as unknown as Mark['points'];
}

export function readMark(value: unknown): Mark | null {
  if (!isObject(value)) return null;
  const kind = markKinds.find((k) => k === value.kind);
  const points = readPoints(value.points);
  if (!kind || !points || !isName(value.photoId) || !isCount(value.number) || !isTime(value.at)) return null;
  return { kind, photoId: value.photoId, points, number: value.number, at: value.at };
}

export function readComment(value: unknown): Comment | null {
  if (!isObject(value) || !isSubject(value.about) || !isTime(value.at) || !isCount(value.order)) return null;
  if (typeof value.text !== 'string' || value.text.trim() === '') return null;
  const text = value.text.slice(0, longestComment);
  const comment: Comment = { about: value.about, at: value.at, order: value.order, text };
  if (isTime(value.editedAt)) comment.editedAt = value.editedAt;
  const mentions = Array.isArray(value.mentions) ? value.mentions.filter(isName).slice(0, mostMentioned) : [];
  if (mentions.length > 0) comment.mentions = mentions;
  return comment;
}

export function readResolved(value: unknown): Resolved | null {
  if (!isObject(value) || !isTime(value.at) || !Array.isArray(value.seen)) return null;
  return { at: value.at, seen: value.seen.filter(isName) };
}

const tabs: readonly Place['tab'][] = ['current', 'attempts', 'notes'];
/** On the stage are one photo or two. */
const mostPhotos = 2;

const areNumbers = (of: Unknown, ...names: string[]): boolean => names.every((name) => Number.isFinite(of[name]));

function readPhoto(value: unknown): NonNullable<Place['photos']>[number] | null {
  if (!isObject(value) || !isName(value.id) || !areNumbers(value, 'zoom', 'u', 'v', 'turn')) return null;
  return { id: value.id, zoom: value.zoom, u: value.u, v: value.v, turn: value.turn } as ReturnType<typeof readPhoto>;
}

/** A colleague's published place. An invalid part is left out: the others can still be shown and followed. */
export function readPlace(value: unknown): Place | undefined {
  if (!isObject(value)) return undefined;
  const tab = tabs.find((known) => known === value.tab);
  if (!tab) return undefined;
  const place: Place = { tab };
  const { section, photos, light, follows } = value;
  if (isObject(section) && isName(section.id) && areNumbers(section, 'share')) {
    place.section = { id: section.id, share: section.share as number };
  }
  if (Array.isArray(photos) && photos.length <= mostPhotos) {
    const read = photos.flatMap((photo) => readPhoto(photo) ?? []);
    if (read.length === photos.length) place.photos = read;
  }
  if (isObject(light) && areNumbers(light, 'brightness', 'contrast')) {
    place.light = { brightness: light.brightness as number, contrast: light.contrast as number };
  }
  if (Number.isSafeInteger(follows)) place.follows = follows as number;
  return place;
}
