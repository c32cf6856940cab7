import Ajv from '@fastify/ajv-compiler';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';

const strict = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: true,
  allErrors: false,
  discriminator: true,
} as const;

/**
 * How requests are checked. Fastify by itself bends types to fit and drops unknown fields in silence; here a body is
 * refused instead, with the place. Query, path and headers, where everything is text, are bent: `?limit=5` is a number
 * and one `?state=verified` a list.
 */
export function makeValidator(): FastifySchemaCompiler<TSchema> {
  const factory = Ajv();
  const ofBodies = factory({}, { customOptions: strict });
  const ofTexts = factory({}, { customOptions: { ...strict, coerceTypes: 'array' } });
  return (route) =>
    (route.httpPart === 'body' ? ofBodies(route) : ofTexts(route)) as ReturnType<FastifySchemaCompiler<TSchema>>;
}
