import { remember } from '../remember.ts';
import { wordsOf } from './words.ts';

/** wordsOf; names that many subjects are compared with are taken apart once. About 2 kB each. */
export const parsedName = remember(40_000, wordsOf);
