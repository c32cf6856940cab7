import fc from 'fast-check';
import type { SessionQuery } from '../../../shared/api/review.ts';
import type { ConditionName } from '../../../shared/conditions.ts';
import { documentTypes } from '../../../shared/document/document.ts';
import { sessionStates, spoofSigns } from '../../../shared/session/session.ts';
import { queueFilters, sessionSorts } from '../../../shared/session/session-list.ts';

/** Arbitraries for the tests of the list: few names and days, so that sessions collide in every way. */
const names = [
  'Ana',
  'Anna',
  'ANA-MARIA',
  'Đorđe',
  "O'Brien",
  'ნინო',
  'Ωσς',
  'x',
  'Zoë 𝒳',
  '—',
  'İpek',
  'van der Berg',
];
const nations = ['GEO', 'D', 'USA', 'UKR'];
const reasons: ConditionName[] = ['face_match', 'liveness', 'mrz', 'face_level'];
/** The reader's own, and those of another reviewer. */
const whose = ['mine', 'theirs'] as const;
const tags = ['spam', 'glare', '0190f5a2-0000-7cc1-9a2b-000000000001'];
const sessionTags = ['0190f5a2-0000-7cc1-9a2b-00000000000a', '0190f5a2-0000-7cc1-9a2b-00000000000b'];
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
const start = Date.UTC(2026, 7, 30);

export const sampleSession = fc.record({
  id: fc.uuid(),
  created_at: fc.integer({ min: 0, max: 70 * 24 }).map((hours) => new Date(start + hours * 3_600_000)),
  state: fc.constantFrom(...sessionStates),
  first_name: maybe(fc.constantFrom(...names)),
  last_name: maybe(
    fc.oneof(
      fc.constantFrom(...names),
      fc.string({ unit: 'grapheme', maxLength: 8 }).filter((s) => !s.includes('\0')),
    ),
  ),
  native_name: maybe(fc.constantFrom('ნინო ბერიძე', 'Гончаренко Андрій', '王小明', 'محمد')),
  reference: maybe(fc.constantFrom('onboarding-49744', 'ORD 7', 'Ana')),
  extra: fc
    .subarray(['+995 555 12-34-56', 'ნინო', 'Branch of Batumi'])
    .map((values) => values.map((value) => ({ key: 'k', label: 'K', value }))),
  document_number: maybe(fc.constantFrom('AB 123-45', 'ab12345', '0012', 'X9')),
  personal_number: maybe(fc.integer({ min: 1, max: 9_999_999 }).map(String)),
  document_type: maybe(fc.constantFrom(...documentTypes)),
  nationality: maybe(fc.constantFrom(...nations)),
  face_level: maybe(fc.integer({ min: 0, max: 9 })),
  id_real: maybe(fc.boolean()),
  full_id: maybe(fc.boolean()),
  unmet: fc.subarray(reasons).map((names) => names.map((condition) => ({ condition, outcome: 'not_met' as const }))),
  tags: fc.subarray(tags),
  session_tags: fc.subarray(sessionTags),
  claim: maybe(fc.constantFrom(...whose, 'over')),
  assigned: maybe(fc.constantFrom(...whose)),
  voters: fc.subarray([...whose]),
  isEscalated: fc.boolean(),
  isSnoozed: fc.boolean(),
});

const time = fc.integer({ min: -5, max: 75 * 24 }).map((hours) => new Date(start + hours * 3_600_000).toISOString());
/** Mostly empty: if every filter were set, hardly any session would match. */
const some = <T>(values: readonly T[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([] as T[]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }) },
  );

/** Search input: beginnings of existing words, and arbitrary text. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom(...names, 'AB 123-45', '0012', '7', 'Гонч', '小明', 'onboarding-497', '+995555', 'ბერ'),
          fc.nat(6),
        ),
        { minLength: 1, maxLength: 2 },
      )
      .map((parts) => parts.map(([name, n]) => [...name].slice(0, n + 1).join('')).join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom("'", '\\', ':', '&', '*', '|', '!', '(', 'a', ' ', '\0'),
      maxLength: 12,
    }),
  },
);

export const sampleQuery: fc.Arbitrary<SessionQuery> = fc.record({
  q: text,
  state: some(sessionStates),
  document: some(documentTypes),
  spoof: some(spoofSigns),
  nationality: some(nations),
  reason: some(reasons),
  tag: some(tags),
  sessionTag: some(sessionTags),
  queue: some(queueFilters),
  from: fc.option(time, { nil: undefined, freq: 2 }),
  to: fc.option(time, { nil: undefined, freq: 2 }),
  sort: fc.constantFrom(...sessionSorts),
  limit: fc.integer({ min: 1, max: 40 }),
}) as fc.Arbitrary<SessionQuery>;

/** Small enough for a few hundred sessions to cover every path of the search. */
export const sampleReach = fc.record({
  window: fc.constantFrom([3, 3], [3, 20], [1000, 1000]),
  heap: fc.constantFrom(1, 10, 1000),
});
