import { parse } from 'mrz';
import type { MrzCategory, MrzFormat } from '../../../shared/document/mrz.ts';

/** What the mrz package says is wrong, by its own field names; a field it finds right is absent. */
export type PackageErrors = ReadonlyMap<string, string>;

/** Its names for the parts of an item; dates are assessed by our own rule, which is stricter and speaks its words. */
export const packageFields: Record<MrzCategory, readonly string[]> = {
  'Document code': ['documentCode'],
  'Issuing state': ['issuingState'],
  'Last name': ['lastName'],
  'First name': ['firstName'],
  'Document number': ['documentNumber', 'languageCode'],
  'Document number check digit': ['documentNumberCheckDigit'],
  Nationality: ['nationality'],
  Birthdate: ['birthDate'],
  'Birthdate check digit': ['birthDateCheckDigit'],
  Sex: ['sex'],
  'Expiration date': ['expirationDate'],
  'Expiration date check digit': ['expirationDateCheckDigit'],
  'Personal number': ['personalNumber', 'pinCode', 'versionNumber', 'Separator 1'],
  'Personal number check digit': ['personalNumberCheckDigit'],
  'Composite check digit': ['compositeCheckDigit'],
};

export function packageErrors(format: MrzFormat, lines: readonly string[]): PackageErrors {
  const errors = new Map<string, string>();
  for (const detail of parse(asKnown(format, lines)).details)
    if (!detail.valid) errors.set(detail.field ?? detail.label, detail.error ?? 'invalid');
  return errors;
}

/**
 * The package knows no visas and takes any TD2 with a digit late in line 1 for a French ID. Both are laid out
 * for it as what it knows: a visa is a passport (TD3) or card (TD2) with other first letters and free data after
 * the expiration date, and late in line 1 it is shown no digit. What is changed here (document code, name, end of
 * line 2) is assessed by our own rules.
 */
function asKnown(format: MrzFormat, lines: readonly string[]): string[] {
  const [first = '', second = ''] = lines;
  switch (format) {
    case 'MRVA':
      return [`P<${first.slice(2)}`, second.slice(0, 28).padEnd(44, '<')];
    case 'MRVB':
      return [`I<${notFrench(first).slice(2)}`, second.slice(0, 28).padEnd(36, '<')];
    case 'TD2':
      return [notFrench(first).replace(/^IDFRA/, 'I<FRA'), second];
    default:
      return [...lines];
  }
}

const notFrench = (line: string): string => line.slice(0, 30) + line.slice(30).replace(/[0-9]/g, '<');
