import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { nameLikeness } from '../server/screening/names/compare.ts';
import { wordsOf } from '../server/screening/names/words/words.ts';
import { similarity } from './trigrams.ts';

type Pair = Record<'name1' | 'name2' | 'is_match' | 'schema' | 'quality', string>;

/** Pairs of names, each judged by people: ours beside OpenSanctions' own matcher, on what it scored, and trigrams. */
export function pairs(folder: string, threshold: number): void {
  const read = (name: string) => parse(readFileSync(path.join(folder, name)), { columns: true }) as Pair[];
  const people = read('name-pairs.csv').filter(({ schema }) => schema === 'Person');
  const theirs = new Map(
    (read('name-pairs-logic-v2.csv') as (Pair & { predicted_match: string })[]).map((row) => [
      `${row.name1}|${row.name2}`,
      row.predicted_match === 'true',
    ]),
  );
  const scored = people.filter(({ name1, name2 }) => theirs.has(`${name1}|${name2}`));
  const ours = ({ name1, name2 }: Pair) => nameLikeness(wordsOf(name1), wordsOf(name2)).likeness >= threshold;

  console.log(`\nperson pairs (${people.length}): precision, recall, F1`);
  print('vidimus-3', people, ours);
  print('similarity() > 0.5', people, ({ name1, name2 }) => similarity(name1, name2) > 0.5);
  console.log(`the ${scored.length} of them that logic-v2 has scored`);
  print('vidimus-3', scored, ours);
  print('logic-v2', scored, ({ name1, name2 }) => theirs.get(`${name1}|${name2}`) === true);
}

function print(name: string, people: Pair[], says: (pair: Pair) => boolean): void {
  const isMatch = ({ is_match }: Pair) => is_match.toLowerCase() === 'true';
  const right = people.filter((pair) => says(pair) && isMatch(pair)).length;
  const wording = people.filter(says).length;
  const there = people.filter(isMatch).length;
  const strong = people.filter((pair) => isMatch(pair) && pair.quality === 'STRONG');
  const [p, r] = [right / wording, right / there];
  const f1 = ((2 * p * r) / (p + r)).toFixed(3);
  console.log(
    `  ${name.padEnd(22)} ${p.toFixed(3)} ${r.toFixed(3)} ${f1}  strong: ${strong.filter(says).length} of ${strong.length}`,
  );
}
