import Ajv, { type Ajv as AjvInstance } from '@fastify/ajv-compiler';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { findUnstorable } from './errors/unstorable.ts';

const strict = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: true,
  allErrors: false,
  discriminator: true,
} as const;

/** Excludes the prefix `urn:uuid:`, which the default check accepts and Postgres does not. */
export const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** The first check covers the days of each month; the second leap seconds and short time zones, which Date cannot represent. */
const isTime = (usual: (text: string) => boolean) => (text: string) => usual(text) && !Number.isNaN(Date.parse(text));

type DataValidationCxt = { parentData: Record<string | number, unknown>; parentDataProperty: string | number };

function teach(ajv: AjvInstance): void {
  const usual = ajv.formats['date-time'] as { validate: (text: string) => boolean };
  ajv.addFormat('date-time', isTime(usual.validate));
  ajv.addFormat('uuid', uuid);
  ajv.addKeyword({
    // iPhones send UUIDs in upper case, Postgres returns lower case: with a case-sensitive comparison one event would count as
    // two.
    keyword: 'x-case',
    type: 'string',
    schemaType: 'string',
    modifying: true,
    errors: false,
    validate: (_lower: string, text: string, _schema: unknown, at?: DataValidationCxt) => {
      if (at) at.parentData[at.parentDataProperty] = text.toLowerCase();
      return true;
    },
  });
}

/**
 * Validates requests. Fastify's default coerces types and silently drops unknown fields; here a body is refused instead, with the
 * location. Query, path and headers, which are all text, are coerced: `?limit=5` is a number and one `?state=verified` a list. No
 * part may contain text that the database cannot store.
 * @param textOf `none`: text is not checked, for a schema with open parts, which may be nested to any depth
 */
export function makeValidator({ textOf = 'all' }: { textOf?: 'all' | 'none' } = {}): FastifySchemaCompiler<TSchema> {
  const factory = Ajv();
  const ofBodies = factory({}, { customOptions: strict, onCreate: teach });
  const ofTexts = factory({}, { customOptions: { ...strict, coerceTypes: 'array' }, onCreate: teach });
  return (route) => {
    const fits = (route.httpPart === 'body' ? ofBodies(route) : ofTexts(route)) as ReturnType<
      FastifySchemaCompiler<TSchema>
    >;
    const check: typeof fits = (data: unknown) => {
      const fit = fits(data);
      check.errors = fits.errors ?? null;
      if (fit !== true || textOf === 'none') return fit;
      const instancePath = findUnstorable(data);
      if (instancePath === undefined) return true;
      const message = 'holds a character that is none: NUL, or half of a surrogate pair';
      check.errors = [{ instancePath, keyword: 'text', params: {}, message, schemaPath: '' }];
      return false;
    };
    return check;
  };
}
