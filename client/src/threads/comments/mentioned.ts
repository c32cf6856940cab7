import { mostMentioned, type Named, partsWithMentions } from '../../../../shared/note/mentions.ts';

/** Ids of those whom a comment's text mentions; all of several with the same name, which the text cannot distinguish. */
export const mentionedBy = (text: string, people: readonly Named[]): string[] =>
  [...new Set(partsWithMentions(text, people).flatMap(({ of }) => of.map(({ id }) => id)))].slice(0, mostMentioned);
