import { words } from '../words.ts';

/** `sdn.xml, line 1,204`: where a file of a list is wrong. */
export const placeOf = (file: string, line: number | null): string =>
  line === null ? file : words.lists.where({ file, line });
