import { expect, it } from 'vitest';
import type { Visitor } from '../../session-model/note.ts';
import { leadsTo, persons } from './place.ts';

const at = (clientId: number, follows?: number): Visitor => ({
  clientId,
  user: { id: `r${clientId % 10}`, name: `N${clientId % 10}`, colour: 0 },
  place: { tab: 'current', ...(follows !== undefined && { follows }) },
});

it('finds a ring, also a long one, and ends in one that is another’s', () => {
  expect(leadsTo([at(2, 1)], 2, 1)).toBe(true);
  expect(leadsTo([at(2, 3), at(3, 1)], 2, 1)).toBe(true);
  expect(leadsTo([at(2, 3), at(3, 2)], 2, 1)).toBe(false);
  expect(leadsTo([at(2)], 2, 1)).toBe(false);
  expect(leadsTo([], undefined, 1)).toBe(false);
});

it('takes each person once, from the window that says where it is', () => {
  const { place: _, ...placeless } = at(1);
  expect(persons([placeless, at(11), at(2)]).map((visitor) => visitor.clientId)).toEqual([11, 2]);
});
