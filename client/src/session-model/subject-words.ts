import type { MarkKind } from '../../../shared/note/document.ts';

const kinds: Record<MarkKind, string> = { box: 'Box', arrow: 'Arrow', pin: 'Pin' };

/** What marks, threads and the note call what they are about. */
export const subjectWords = {
  kinds,
  label: (kind: MarkKind, n: number, photo: string | null) =>
    photo ? `${kinds[kind]} ${n}, ${photo}` : `${kinds[kind]} ${n}`,
  mark: 'A mark that was deleted',
  field: 'A field that is no longer shown',
  mrz: (item: string) => `MRZ: ${item}`,
  hit: 'A screening hit',
};
