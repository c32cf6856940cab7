import type { Person } from '../../../shared/live/presence.ts';

/** Colleagues by name, without the reviewer. */
export const colleagues = (people: readonly Person[], self: string): readonly Person[] =>
  people.filter((person) => person.reviewerId !== self).toSorted((a, b) => a.name.localeCompare(b.name));

/** The viewers of each session. */
export function bySession(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const at = new Map<string, Person[]>();
  for (const person of people) {
    for (const id of person.sessionIds) {
      const there = at.get(id);
      if (there) there.push(person);
      else at.set(id, [person]);
    }
  }
  return at;
}
