import type { MarkKind } from '../../../shared/note/document.ts';
import { subjects } from '../../../shared/text/en/subjects.ts';
import { messages } from '../text/messages.ts';

export const subjectWords = messages('subjects', subjects);

/** `Box 2, Selfie` */
export const labelOfMark = (kind: MarkKind, n: number, photo: string | null): string =>
  photo === null ? subjectWords.label({ kind, n }) : subjectWords.labelOn({ kind, n, photo });
