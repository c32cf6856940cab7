import Type from 'typebox';
import { Exact, Id, Nullable, OneOf, Time } from '../schema.ts';
import { dateLikenesses, hitVerdicts, type Reason, screeningMarks, topics } from '../screening/screening.ts';

const Text = Type.String();
const Texts = Type.Array(Text);
const MaybeText = Nullable(Text);
const Score = Type.Number({ description: '0 to 1' });
const agreements = ['agrees', 'differs', 'unknown'] as const;

const List = Exact({ id: Id, title: Text, authority: Text, date: MaybeText, version: Type.Integer() });
const Person = Exact({
  sourceId: Text,
  names: Type.Array(Exact({ text: Text, kind: OneOf(['name', 'alias', 'weak_alias']) })),
  births: Texts,
  sexes: Type.Array(OneOf(['F', 'M'])),
  countries: Texts,
  birthPlaces: Texts,
  numbers: Type.Array(Exact({ kind: Text, number: Text, country: MaybeText })),
  topics: Type.Array(OneOf(topics)),
  programmes: Texts,
  listedSince: MaybeText,
  positions: Texts,
  remarks: MaybeText,
  links: Type.Optional(Type.Array(Exact({ name: Text, relation: Text }))),
  url: MaybeText,
});
const ReasonOf = Type.Unsafe<Reason>({
  type: 'object',
  required: ['on'],
  properties: {
    on: { type: 'string', enum: ['name', 'birth_date', 'sex', 'country', 'birth_place', 'number'] },
    how: { type: 'string', enum: [...new Set([...dateLikenesses, ...agreements])] },
  },
});
const Hit = Exact({
  id: Text,
  list: List,
  person: Person,
  score: Score,
  reasons: Type.Array(ReasonOf),
  hitReview: Nullable(
    Exact({
      ...{ id: Id, verdict: OneOf(hitVerdicts), reason: Text, reviewerId: Id, at: Time },
      fromSessionId: Nullable(Id),
    }),
  ),
  wasCleared: Type.Boolean(),
});

/** PEP info. */
export const Screened = Exact({
  mark: OneOf(screeningMarks),
  pending: Nullable(Exact({ since: Time, failures: Type.Integer() })),
  result: Nullable(
    Exact({
      id: Id,
      at: Time,
      provider: OneOf(['lists', 'yente']),
      lists: Type.Array(List),
      threshold: Score,
      algorithm: Text,
      hits: Type.Array(Hit),
      weak: Type.Array(Hit),
      againAt: Nullable(Time),
    }),
  ),
});
