import type * as Y from 'yjs';
import { markStoreOf } from './mark-store.ts';
import { photoName } from './photo-names.ts';
import { goToSubject, scene } from './reveal.ts';
import { labelOfMark } from './subject-words.ts';

/** `Box 2, Selfie`: what a mark is called in the text; undefined when it is gone, or its photo is. Live inside of an effect. */
export function markLabel(doc: Y.Doc, id: string): string | undefined {
  const mark = markStoreOf(doc).of(id);
  if (!mark) return undefined;
  const view = scene()?.view();
  const photo = view?.photos.find((p) => p.id === mark.photoId);
  if (view && !photo) return undefined;
  return labelOfMark(mark.kind, mark.number, photo ? photoName(photo, view!.photos, view!.attemptHistory) : null);
}

/** All marks that can be referred to, by photo and number. */
export const marksOf = (doc: Y.Doc): { id: string; label: string }[] =>
  markStoreOf(doc)
    .all()
    .flatMap(({ id }) => {
      const label = markLabel(doc, id);
      return label ? [{ id, label }] : [];
    });

/** Its photo comes onto the stage and the mark flashes. */
export const goToMark = (id: string): void => goToSubject(`mark:${id}`, false);
