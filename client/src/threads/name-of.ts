import type * as Y from 'yjs';
import type { Subject } from '../../../shared/note/document.ts';
import { markLabel } from '../session-model/refer.ts';
import { scene } from '../session-model/reveal.ts';
import { subjectWords } from '../session-model/subject-words.ts';
import { nameOfSubject, partsOf } from '../session-model/subjects.ts';

/** The name of a thread's subject; also for a removed one. */
export function nameOf(doc: Y.Doc, about: Subject): string {
  const [kind, rest] = partsOf(about);
  if (kind === 'mark') return markLabel(doc, rest) ?? subjectWords.mark;
  return nameOfSubject(about, scene()?.view()) ?? subjectWords.field;
}

/** Whether it is on the page, so that it can be navigated to. */
export function isOnPage(doc: Y.Doc, about: Subject): boolean {
  const [kind, rest] = partsOf(about);
  const view = scene()?.view();
  if (kind === 'mark') return markLabel(doc, rest) !== undefined;
  if (kind === 'mrz') return view?.mrz?.items.some((item) => item.category === rest) ?? false;
  if (kind !== 'field') return false;
  // Rows that are not always rendered.
  if (rest === 'activities.expiresAt') return view?.state === 'in_progress';
  if (rest === 'subject.nativeName') return Boolean(view?.subject?.nativeName);
  if (rest === 'subject.issueDate') return Boolean(view?.subject?.issueDate);
  return nameOfSubject(about, view) !== null;
}
