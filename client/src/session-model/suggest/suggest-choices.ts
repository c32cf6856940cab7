import { arrowTarget } from '../../ui/behaviour/create-combobox.ts';

export interface Choice {
  id: string;
  label: string;
  detail?: string;
  colour?: number;
}

/** The list that is open beside the caret. */
export interface Suggesting {
  title: 'people' | 'things';
  choices: readonly Choice[];
  active: number;
  rect: () => DOMRect | null;
  pick: (choice: Choice) => void;
}

/** What a key does to the open list. Undefined: the key is the text's. */
export function keyInList(
  key: string,
  { choices, active }: Suggesting,
): { to: 'close' } | { to: 'pick'; choice: Choice } | { to: 'move'; active: number } | undefined {
  if (key === 'Escape') return { to: 'close' };
  const choice = choices[active];
  if (!choice) return undefined;
  if (key === 'Enter' || key === 'Tab') return { to: 'pick', choice };
  const target = arrowTarget(key, active, choices.length);
  return target === undefined ? undefined : { to: 'move', active: target };
}

/** Choices shown at once: the next letter brings another. */
const most = 8;

export const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those that begin with the query, then those of which a word does, then those that hold it. Accents do not matter. */
export function findChoices(all: readonly Choice[], query: string): Choice[] {
  const wanted = plain(query.trim());
  if (wanted === '') return all.slice(0, most);
  const ranks: [Choice[], Choice[], Choice[]] = [[], [], []];
  for (const choice of all) {
    const label = plain(choice.label);
    const rank = label.startsWith(wanted) ? 0 : label.includes(` ${wanted}`) ? 1 : 2;
    if (label.includes(wanted)) ranks[rank].push(choice);
  }
  return ranks.flat().slice(0, most);
}
