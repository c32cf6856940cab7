import Type, { type Static } from 'typebox';
import { Exact, Id, Nullable } from '../schema.ts';

/** What a client may say, as `socket.emit('up', message)`. */
export const Up = Type.Union([
  /** First word on every connection, and again whenever the client finds a gap. `after`: its seq, absent when it has none. */
  Exact({
    type: Type.Literal('hello'),
    version: Type.String({ maxLength: 80 }),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  /** Which session page is open here (`null`: none): its views are sent, and colleagues see who looks. */
  Exact({ type: Type.Literal('watch'), sessionId: Nullable(Id) }),
]);
export type Up = Static<typeof Up>;
