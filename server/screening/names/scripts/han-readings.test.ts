import { expect, test } from 'vitest';
import { nameLikeness } from '../compare.ts';
import { wordsOf } from '../words/words.ts';
import { hanReadings } from './han-readings.ts';

/** As who asks without a country: the best of all readings. */
async function alike(han: string, other: string): Promise<number> {
  const names = [han, ...(await hanReadings(han))];
  return Math.max(...names.map((name) => nameLikeness(wordsOf(name), wordsOf(other)).likeness));
}

test.each([
  ['金正恩', 'Kim Jong Un'],
  ['文在寅', 'Moon Jae-in'],
  ['朴槿惠', 'Park Geun-hye'],
  ['李明博', 'Lee Myung-bak'],
  ['盧武鉉', 'Roh Moo-hyun'],
  ['山田太郎', 'Yamada Taro'],
  ['田中花子', 'Tanaka Hanako'],
  ['岸田文雄', 'Kishida Fumio'],
  ['小泉純一郎', 'Koizumi Junichiro'],
  ['蔡英文', 'Tsai Ing-wen'],
  ['毛泽东', 'Mao Tse-tung'],
])('%s is read as %s', async (han, other) => {
  expect(await alike(han, other)).toBeGreaterThanOrEqual(0.7);
});

test('a country has its own reading alone, and other names have none', async () => {
  expect(await hanReadings('金正恩', 'KP')).toEqual(['김정은']);
  expect(await hanReadings('山田太郎', 'JP')).toEqual(['yamada taro']);
  expect(await hanReadings('习近平', 'CN')).toEqual([]);
  for (const name of ['Kim Jong Un', '김정은', '金', '贝拉克·奥巴马', '']) expect(await hanReadings(name)).toEqual([]);
  // What the dictionary does not know as a name is not made up.
  expect(await hanReadings('金正恩', 'JP')).toEqual([]);
});
