import { expect, test } from 'vitest';
import { transliterate } from './transliterate.ts';

test.each([
  ['გიორგი', 'Giorgi'],
  ['ჭყონია', 'Chqonia'],
  ['ხვიჩა', 'Khvicha'],
  ['წერეთელი', 'Tsereteli'],
])('Georgian %s is %s', (name, latin) => expect(transliterate(name, 'georgian')).toBe(latin));

test.each([
  ['Олександр', 'Oleksandr'],
  ['Згурський', 'Zghurskyi'],
  ['Юрій', 'Yurii'],
  ['Ярина', 'Yaryna'],
  ['Щербак', 'Shcherbak'],
  ["В'ячеслав", 'Viacheslav'],
])('Ukrainian %s is %s', (name, latin) => expect(transliterate(name, 'ukrainian')).toBe(latin));

test.each([
  ['Юлия', 'cyrillic', 'Iuliia'],
  ['Токтогулов', 'cyrillic', 'Toktogulov'],
  ['София', 'bulgarian', 'Sofia'],
  ['Христов', 'bulgarian', 'Khristov'],
  ['Ευάγγελος', 'greek', 'Evangelos'],
  ['Παπαδόπουλος', 'greek', 'Papadopoulos'],
  ['Μπακογιάννη', 'greek', 'Bakogianni'],
] as const)('%s by the %s table is %s', (name, script, latin) => expect(transliterate(name, script)).toBe(latin));
