import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { documentTypes } from '../../../shared/document/document.ts';
import { Exact, OneOf } from '../../../shared/schema.ts';

export const CompanySettings = Exact({
  allowedDocuments: Type.Array(OneOf(documentTypes), { minItems: 1 }),
  maxAttempts: Type.Integer({ minimum: 1, maximum: 10 }),
  /** How long a session may take before it expires. */
  sessionMinutes: Type.Integer({ minimum: 1, maximum: 7 * 24 * 60 }),
  extraFields: Type.Array(Exact({ key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' }), label: Type.String() })),
});
export type CompanySettings = Static<typeof CompanySettings>;

const defaults: CompanySettings = {
  allowedDocuments: [...documentTypes],
  maxAttempts: 3,
  sessionMinutes: 30,
  extraFields: [],
};

/** What a company has set, and defaults for the rest. */
export function readSettings(stored: Record<string, unknown>): CompanySettings {
  const settings = { ...defaults, ...stored };
  if (!Value.Check(CompanySettings, settings)) throw new Error("a company's stored settings are not valid");
  return settings;
}
