import { words } from '../words.ts';

const w = words.summary;

/** `31 years old`, or between two ages where only the year of birth is known. */
export const ageInWords = ([least, most]: readonly [number, number]): string =>
  least === most ? w.age({ years: least }) : w.ageBetween({ least, most });
