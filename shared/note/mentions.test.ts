import { expect, test } from 'vitest';
import { partsWithMentions } from './mentions.ts';

const people = [
  { id: '1', name: 'Ben' },
  { id: '2', name: 'Ben Koval' },
  { id: '3', name: 'ნინო' },
  { id: '4', name: 'ნინო' },
];
const named = (text: string) => partsWithMentions(text, people).flatMap(({ of }) => of.map(({ id }) => id));

test('the longest name at a sign counts, whole words alone; of one name all', () => {
  expect(named('@Ben Koval, look')).toEqual(['2']);
  expect(named('@Ben, @Benedict, me@Ben.example')).toEqual(['1', '1']);
  expect(named('@ნინო')).toEqual(['3', '4']);
  expect(named('Ben Koval said @nothing @')).toEqual([]);
});

test('the parts are the text again', () => {
  for (const text of ['', '@Ben', 'a @Ben Koval b @ნინო c', '@@Ben @Ben Kovalski'])
    expect(
      partsWithMentions(text, people)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
});
