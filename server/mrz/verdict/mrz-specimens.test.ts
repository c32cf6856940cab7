import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import type { MrzCategory, MrzItem } from '../../../shared/document/mrz.ts';
import specimens from '../testdata/mrz-specimens.json' with { type: 'json' };
import { checkMrz } from './mrz-check.ts';

/** The independent check's names for the items; it does not say which of the two names is wrong. */
const categories: Record<string, MrzCategory | 'Name'> = {
  documentCode: 'Document code',
  issuingState: 'Issuing state',
  name: 'Name',
  lastName: 'Last name',
  firstName: 'First name',
  documentNumber: 'Document number',
  documentNumberCheckDigit: 'Document number check digit',
  nationality: 'Nationality',
  birthDate: 'Birthdate',
  birthDateCheckDigit: 'Birthdate check digit',
  sex: 'Sex',
  expirationDate: 'Expiration date',
  expirationDateCheckDigit: 'Expiration date check digit',
  personalNumber: 'Personal number',
  pinCode: 'Personal number',
  personalNumberCheckDigit: 'Personal number check digit',
  compositeCheckDigit: 'Composite check digit',
};

const assessed = specimens.entries.filter((entry) => entry.valid !== null);
const wrongItems = (items: MrzItem[]) => [
  ...new Set(items.filter((i) => i.valid === false).map((i) => (/name$/.test(i.category) ? 'Name' : i.category))),
];

describe('what reviewers are told is the independent verdict', () => {
  it.each(assessed)('$id $format: $valid', (entry) => {
    const check = checkMrz(entry.lines);
    expect(check.format).toBe(entry.format);
    expect(check.valid).toBe(entry.valid);
    expect(check.problem).toBeNull();
    expect(check.items).toHaveLength(15);
    expect(wrongItems(check.items).sort()).toEqual(entry.errors.map((error) => categories[error.field]).sort());
    for (const { field, found, expected } of entry.errors as { field: string; found: string; expected?: string }[]) {
      if (expected === undefined) continue;
      const item = check.items.find((i) => i.category === categories[field]);
      expect(item?.error).toBe(`invalid check digit: ${found}. Must be ${expected}`);
      expect(item?.wrong.map((span) => check.lines[span.line]!.slice(span.start, span.end))).toEqual([found]);
    }
  });

  it.each(assessed)('$id: each item holds what the independent check read there', (entry) => {
    const { items } = checkMrz(entry.lines);
    for (const [field, text] of Object.entries(entry.fields)) {
      const item = items.find((i) => i.category === categories[field]);
      if (!item || field === 'pinCode') continue;
      expect(item.value, field).toBe(field === 'sex' ? (sexes[text] ?? text) : text);
    }
  });

  it.each(specimens.entries.filter((entry) => entry.valid === null))('$id is not assessed, and says why', (entry) => {
    const check = checkMrz(entry.lines);
    expect(check).toMatchObject({ format: null, valid: null, items: [] });
    expect(check.problem).toMatch(/^Not checked: a driving licence of one line, issued by (NLD|UTO)\./);
  });

  it('the package alone would have told 64 of 154 wrongly: if this changes, see whether our corrections are still needed', () => {
    const wrong = assessed.filter((entry) => {
      expect(parse(entry.lines).valid).toBe(entry.packageValid);
      return entry.packageValid !== entry.valid;
    });
    expect([wrong.length, assessed.length]).toEqual([64, 154]);
  });
});

const sexes: Record<string, string> = { male: 'M', female: 'F', nonspecified: '<' };
