import Type, { type Static, type TSchema, type TSchemaOptions } from 'typebox';

/** A closed union of string literals as an enum, which OpenAPI readers expect. */
export const OneOf = <const T extends readonly string[]>(values: T, options?: object) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options });

/** Accepted in either case, and normalised to lower case (server/http/validation.ts). */
export const IdOf = (description: string) => Type.String({ format: 'uuid', 'x-case': 'lower', description });
export const Id = IdOf('A UUID of any version, in either case; answered in small letters');
export const Time = Type.String({ format: 'date-time', maxLength: 40, description: 'ISO 8601 with a zone' });
/** Hexadecimal. */
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hexadecimal' });
/** Calendar dates, and months and years alone: the same as `isPartialDay` (shared/document/partial-day.ts). */
const partialDay = [
  '\\d{4}(-(0[1-9]|1[0-2]))?',
  '\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))',
  '(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29',
].join('|');
export const PartialDay = (description: string) =>
  Type.String({ pattern: `^(?!0000)(${partialDay})$`, maxLength: 10, description });
/** No additional properties: a misspelt field is an error, never silently dropped. */
export const Exact = <T extends Parameters<typeof Type.Object>[0]>(properties: T, options?: object) =>
  Type.Object(properties, { additionalProperties: false, ...options });
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T, options: TSchemaOptions = {}) =>
  Type.Union([schema, Type.Null()], options);

/** A union discriminated by its `type`: the validator then reports the error in the intended member. */
export const Tagged = <const T extends readonly TSchema[]>(members: T, options?: object) =>
  Type.Unsafe<Static<T[number]>>({
    type: 'object',
    discriminator: { propertyName: 'type' },
    oneOf: members,
    ...options,
  });
