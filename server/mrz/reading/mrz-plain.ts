import type { MrzCategory } from '../../../shared/document/mrz.ts';

/** What a check digit is of, in a sentence. */
const checked: Partial<Record<MrzCategory, string>> = {
  'Document number check digit': 'document number',
  'Birthdate check digit': 'birth date',
  'Expiration date check digit': 'expiration date',
  'Personal number check digit': 'personal number',
};

export function plainCheckDigit(category: MrzCategory, found: string, expected: string): string {
  const of = checked[category];
  const printed = found === '<' || found === '' ? 'none is printed' : `${found} is printed`;
  return of
    ? `The check digit of the ${of} does not fit: ${printed}, ${expected} is computed, so a character of the ${of} or the digit itself was misread or changed.`
    : `The check digit over the whole zone does not fit: ${printed}, ${expected} is computed, so some character was misread or changed.`;
}

export function plainState(category: 'Issuing state' | 'Nationality', code: string, theirs: string): string {
  if (code === '') return `No ${category === 'Nationality' ? 'nationality' : 'issuing state'} is given.`;
  const known = /Must be ([A-Z]{3}) or ([A-Z]{3})/.exec(theirs);
  if (known) return `A licence of this kind is issued by ${known[1]} or ${known[2]}; here stands ${code}.`;
  return /[^A-Z]/.test(code)
    ? `The code of a state has letters only; here stands ${code}.`
    : `No state and no organisation that issues documents has the code ${code}.`;
}

export const plainSex = (found: string): string => `The sex is given as M, F or < (not stated); here stands ${found}.`;

export const plainText = (found: string): string =>
  `Only the letters A to Z, digits and < may stand here; here stands ${found}.`;

export function plainLicenceNumber(theirs: string): string {
  if (/^invalid number/.test(theirs)) return 'The personal number of a Swiss licence and its version hold digits only.';
  if (/^invalid separator/.test(theirs)) return 'Only the filler < may stand between these items.';
  return 'The number of a Swiss licence has three characters, three digits, the language (D, F, I or R) and <<.';
}
