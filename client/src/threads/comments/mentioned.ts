import { mostMentioned, type Named, partsWithMentions } from '../../../../shared/note/mentions.ts';

/** Ids of those whom the text of a comment mentions; of several with one name all, as nobody can tell them apart. */
export const mentionedBy = (text: string, people: readonly Named[]): string[] =>
  [...new Set(partsWithMentions(text, people).flatMap(({ of }) => of.map(({ id }) => id)))].slice(0, mostMentioned);
