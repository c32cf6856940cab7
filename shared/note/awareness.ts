import type { Mark } from './document.ts';

/** One colleague's state in a note's awareness: volatile, never stored, 4 KB at most. */
export interface NoteAwareness {
  /** Set by the server, whatever the client sent. `color`: for Tiptap's caret. */
  user: { id: string; name: string; colour: number };
  /** Tiptap's caret; relative positions in the body. */
  cursor?: { anchor: unknown; head: unknown } | null;
  /** What is on their screen, for avatars and followers. */
  place?: Place;
  /** The mark that they are drawing, before it is in the note. */
  draft?: Pick<Mark, 'kind' | 'photoId' | 'points'> & { id: string };
}

/** What a reviewer has on screen on the session page: all that is needed to mirror it. */
export interface Place {
  tab: 'current' | 'attempts' | 'notes';
  /** Id of the topmost section of the data, and how far it is scrolled past, as a share of its height. */
  section?: { id: string; share: number };
  /** On the stage: one photo, or two side by side. */
  photos?: { id: string; zoom: number; u: number; v: number; turn: number }[];
  light?: { brightness: number; contrast: number };
  /** Client id of the followed visitor. */
  follows?: number;
}
