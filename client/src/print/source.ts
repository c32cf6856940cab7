import type { PhotoView } from '../../../shared/document/media.ts';
import type { PrintInput } from '../../../shared/report/report.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { photoName } from '../session-model/photo-names.ts';
import { words as timeline } from '../session-model/timeline/words.ts';
import { text } from '../text/text.ts';
import { visible } from '../text/visible.ts';
import { personColour } from '../ui/text/person.ts';
import { words } from './words.ts';

/** A person in the report, with a letter in place of the name where space is short. */
export interface Person {
  name: string;
  letter: string;
  colour: string;
}

/** Input of a report, with lookups that are used throughout. */
export interface Source {
  input: PrintInput;
  view: SessionView;
  person: (id: string | null) => Person | undefined;
  nameOf: (id: string | null) => string;
  tagLabel: (key: string) => string;
  photo: (id: string) => { view: PhotoView; number: number; name: string; sha256: string | null } | undefined;
}

/** A to Z, then AA. */
export const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

export function makeSource(input: PrintInput): Source {
  const { session, reviewers, tags, photoHashes } = input.record;
  const view: SessionView = { ...session, sessionTags: [] };
  // Names are inserted into our sentences: they must not affect the sentence's direction.
  const people = new Map(
    reviewers.map(({ id, name }, i): [string, Person] => [
      id,
      { name: visible(name), letter: letterOf(i), colour: personColour(i) },
    ]),
  );
  const labels = new Map([
    ...Object.entries(text.decisions.tags),
    ...tags.map(({ key, label }) => [key, label] as const),
  ]);
  const hashes = new Map(photoHashes.map(({ id, sha256 }) => [id, sha256]));
  const photos = new Map(
    view.photos.map((photo, i) => [
      photo.id,
      {
        view: photo,
        number: i + 1,
        name: photoName(photo, view.photos, view.attemptHistory),
        sha256: hashes.get(photo.id) ?? null,
      },
    ]),
  );
  const person = (id: string | null) => (id === null ? undefined : people.get(id));
  return {
    input,
    view,
    person,
    nameOf: (id) => person(id)?.name ?? words.somebody,
    tagLabel: (key) => visible(labels.get(key) ?? timeline.goneTag),
    photo: (id) => photos.get(id),
  };
}
