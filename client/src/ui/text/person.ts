import { upper } from './capital.ts';

/** One of the ten reviewer colours as a CSS value. */
export const personColour = (colour: number) => `var(--person-${((colour % 10) + 10) % 10})`;

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...words[words.length - 1]!][0] ?? '') : '';
  return upper(first) + upper(last);
}
