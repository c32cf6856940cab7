import type { subjects as english } from '../en/subjects.ts';
import type { Translation } from '../message.ts';

export const subjects: Translation<typeof english> = {
  kinds: { box: 'მართკუთხედი', arrow: 'ისარი', pin: 'პინი' },
  label: '{kind, select, box {მართკუთხედი} arrow {ისარი} other {პინი}} {n}',
  labelOn: '{kind, select, box {მართკუთხედი} arrow {ისარი} other {პინი}} {n}, {photo}',
  mark: 'წაშლილი მონიშვნა',
  field: 'ველი აღარ ჩანს',
  mrz: 'MRZ: {item}',
  hit: 'სკრინინგის დამთხვევა',
};
