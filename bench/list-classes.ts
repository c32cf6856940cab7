import type { SessionQuery } from '../shared/api/review.ts';
import { firstNames, nationalities, skewed } from './people.ts';
import type { Sample } from './seed-sessions.ts';

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const types = ['passport', 'id_card', 'residence_permit', 'driving_licence'] as const;
const states = ['in_progress', 'awaiting_action', 'verified', 'rejected', 'expired'] as const;
const spoofs = ['digital_spoof', 'not_full_id', 'low_far'] as const;
const sorts = ['newest', 'oldest', 'name', 'level'] as const;
const day = 86_400_000;
const begun = Date.UTC(2024, 10, 23);

function range(random: Random, longest: number): Pick<SessionQuery, 'from' | 'to'> {
  const from = begun + Math.floor(random() * 700) * day;
  return {
    from: new Date(from).toISOString(),
    to: new Date(from + (1 + Math.floor(random() * longest)) * day).toISOString(),
  };
}

/** What reviewers ask, class by class; each call another one of its kind. `samples` are sessions that exist. */
export function makeClasses(
  random: Random,
  samples: Sample[],
): { name: string; make: () => SessionQuery; pages?: number }[] {
  const sample = () => pick(random, samples);
  const name = () => sample().lastName;
  const some = (text: string, least: number) =>
    text.slice(0, Math.min(text.length, least + Math.floor(random() * text.length)));
  return [
    { name: 'no filter', make: () => ({}) },
    { name: 'each sort', make: () => ({ sort: pick(random, sorts) }) },
    { name: 'search, 1 letter', make: () => ({ q: pick(random, [...letters]) }) },
    { name: 'search, 2 letters', make: () => ({ q: name().slice(0, 2) }) },
    { name: 'search, 3 or more', make: () => ({ q: some(name(), 3) }) },
    { name: 'search, two words', make: () => ({ q: `${some(skewed(random, firstNames), 2)} ${some(name(), 2)}` }) },
    { name: 'document number', make: () => ({ q: sample().documentNumber.slice(0, 3 + Math.floor(random() * 7)) }) },
    { name: 'session id', make: () => ({ q: sample().id.slice(0, random() < 0.5 ? 36 : 8) }) },
    { name: 'state', make: () => ({ state: [pick(random, states)] }) },
    { name: 'document type', make: () => ({ document: [pick(random, types.slice(0, 3))] }) },
    { name: 'nationality', make: () => ({ nationality: [pick(random, nationalities)] }) },
    { name: 'spoof', make: () => ({ spoof: [pick(random, spoofs)] }) },
    {
      name: 'three filters',
      make: () => ({
        state: [pick(random, states)],
        document: [pick(random, types.slice(0, 3))],
        nationality: [skewed(random, nationalities)],
      }),
    },
    {
      name: 'rare combination',
      make: () => ({
        state: ['rejected'],
        spoof: [pick(random, spoofs)],
        nationality: [pick(random, nationalities)],
        q: pick(random, [...letters]),
      }),
    },
    { name: 'search and filter', make: () => ({ q: some(name(), 2), state: [pick(random, states)] }) },
    { name: 'date range', make: () => range(random, 90) },
    {
      name: 'date range, filter, sort',
      make: () => ({ ...range(random, 60), state: [pick(random, states)], sort: pick(random, sorts) }),
    },
    { name: 'search, by name', make: () => ({ q: some(name(), 1), sort: 'name' }) },
    { name: 'filter, by level', make: () => ({ spoof: [pick(random, spoofs)], sort: 'level' }) },
    {
      name: 'pages 2 to 20',
      make: () => ({ state: [pick(random, states)], q: pick(random, [...letters]) }),
      pages: 20,
    },
    { name: 'old only: few', make: () => ({ nationality: ['VUT'], ...(random() < 0.5 && { sort: 'name' }) }) },
    {
      name: 'old only: a type',
      make: () => ({ document: ['driving_licence'], ...(random() < 0.5 && { state: ['verified'] }) }),
    },
    { name: 'old only: a name', make: () => ({ q: 'zebulon'.slice(0, 3 + Math.floor(random() * 5)) }) },
    { name: 'never together', make: () => ({ state: ['in_progress'], document: ['driving_licence'] }) },
  ];
}
