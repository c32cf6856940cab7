import { words } from '../words.ts';

/** A dialog's title: what is done, and about whom, where the name is known. */
export const aboutSubject = (what: string, name: string | null): string =>
  name === null ? what : words.about({ what, name });
