import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

// As yente publishes it (its /openapi.json): what we need of it, and whatever else comes along.

const Entity = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 500 }),
  caption: Type.String(),
  schema: Type.String(),
  properties: Type.Record(Type.String(), Type.Array(Type.Unknown())),
  datasets: Type.Array(Type.String()),
  first_seen: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  last_seen: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  score: Type.Number({ minimum: 0, maximum: 1 }),
});

const MatchAnswer = Type.Object({
  responses: Type.Record(Type.String(), Type.Object({ status: Type.Integer(), results: Type.Array(Entity) })),
});
export type MatchAnswer = Static<typeof MatchAnswer>;
export const matchAnswer = Compile(MatchAnswer);

const Catalog = Type.Object({
  datasets: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      updated_at: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      version: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  ),
});
export const catalog = Compile(Catalog);
