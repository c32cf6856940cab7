import type { Note } from '../../../session-model/note.ts';
import { marksOf } from '../../../session-model/refer.ts';
import { scene } from '../../../session-model/reveal.ts';
import { fieldLabels } from '../../../session-model/subjects.ts';
import type { Choice } from '../../../session-model/suggest/suggest-choices.ts';
import { isOnPage } from '../../../threads/name-of.ts';
import { words } from '../words.ts';

/** All that `#` can refer to: marks first, then what is wrong in the zone, the fields, and the rest of the zone. */
export function thingsOf(note: Note): Choice[] {
  const view = scene()?.view();
  const marks = marksOf(note.doc).map(({ id, label }) => ({ id: `mark:${id}`, label }));
  const items = (view?.mrz?.items ?? []).map(({ category, valid }) => ({
    wrong: valid === false,
    choice: { id: `mrz:${category}`, label: words.mrz({ item: category }) },
  }));
  const fields = [
    ...Object.entries(fieldLabels).map(([path, label]) => ({ id: `field:${path}`, label })),
    ...(view?.extra ?? []).map(({ key, label }) => ({ id: `field:extra.${key}`, label })),
  ].filter(({ id }) => isOnPage(note.doc, id as `field:${string}`));
  const zone = (wrong: boolean) => items.filter((item) => item.wrong === wrong).map((item) => item.choice);
  return [...marks, ...zone(true), ...fields, ...zone(false)];
}
