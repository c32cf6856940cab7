import type { MrzCategory, MrzFormat, MrzSpan } from '../../../shared/document/mrz.ts';

/**
 * The position of each item, by format. The first span is the item; the spans after it are assessed with it (a licence's version
 * number, a separator), so that every character of a line is covered.
 */
export type MrzLayout = Partial<Record<MrzCategory, readonly MrzSpan[]>>;

const at = (line: number, start: number, end = start + 1): MrzSpan => ({ line, start, end });

/** TD2, TD3 and both visas share one table: they differ in width and in the fields after the expiration date. */
const twoLines = (width: number, rest: MrzLayout): MrzLayout => ({
  'Document code': [at(0, 0, 2)],
  'Issuing state': [at(0, 2, 5)],
  'Last name': [at(0, 5, width)],
  'First name': [at(0, 5, width)],
  'Document number': [at(1, 0, 9)],
  'Document number check digit': [at(1, 9)],
  Nationality: [at(1, 10, 13)],
  Birthdate: [at(1, 13, 19)],
  'Birthdate check digit': [at(1, 19)],
  Sex: [at(1, 20)],
  'Expiration date': [at(1, 21, 27)],
  'Expiration date check digit': [at(1, 27)],
  ...rest,
});

/** "Personal number" of the cards and visas is their optional data: states with personal numbers print them there. */
export const mrzLayouts: Record<MrzFormat, MrzLayout> = {
  TD1: {
    'Document code': [at(0, 0, 2)],
    'Issuing state': [at(0, 2, 5)],
    'Last name': [at(2, 0, 30)],
    'First name': [at(2, 0, 30)],
    'Document number': [at(0, 5, 14)],
    'Document number check digit': [at(0, 14)],
    Nationality: [at(1, 15, 18)],
    Birthdate: [at(1, 0, 6)],
    'Birthdate check digit': [at(1, 6)],
    Sex: [at(1, 7)],
    'Expiration date': [at(1, 8, 14)],
    'Expiration date check digit': [at(1, 14)],
    'Personal number': [at(0, 15, 30), at(1, 18, 29)],
    'Composite check digit': [at(1, 29)],
  },
  TD2: twoLines(36, { 'Personal number': [at(1, 28, 35)], 'Composite check digit': [at(1, 35)] }),
  TD3: twoLines(44, {
    'Personal number': [at(1, 28, 42)],
    'Personal number check digit': [at(1, 42)],
    'Composite check digit': [at(1, 43)],
  }),
  MRVA: twoLines(44, { 'Personal number': [at(1, 28, 44)] }),
  MRVB: twoLines(36, { 'Personal number': [at(1, 28, 36)] }),
  FRENCH_NATIONAL_ID: {
    'Document code': [at(0, 0, 2)],
    // After the name: department and office of issue.
    'Issuing state': [at(0, 2, 5), at(0, 30, 36)],
    'Last name': [at(0, 5, 30)],
    'First name': [at(1, 13, 27)],
    // Year and month of issue, department and a counter form the card's number of twelve.
    'Document number': [at(1, 0, 12)],
    'Document number check digit': [at(1, 12)],
    Birthdate: [at(1, 27, 33)],
    'Birthdate check digit': [at(1, 33)],
    Sex: [at(1, 34)],
    'Composite check digit': [at(1, 35)],
  },
  FRENCH_DRIVING_LICENSE: {
    'Document code': [at(0, 0, 2)],
    'Issuing state': [at(0, 2, 5)],
    'Last name': [at(0, 21, 29)],
    'Document number': [at(0, 5, 14)],
    'Document number check digit': [at(0, 14)],
    'Expiration date': [at(0, 15, 21)],
    'Composite check digit': [at(0, 29)],
  },
  SWISS_DRIVING_LICENSE: {
    'Document code': [at(1, 0, 2)],
    'Issuing state': [at(1, 2, 5)],
    'Last name': [at(2, 0, 30)],
    'First name': [at(2, 0, 30)],
    'Document number': [at(0, 0, 9)],
    // The PIN identifies the person; the version of the licence and a separator follow it.
    'Personal number': [at(1, 5, 14), at(1, 14, 17), at(1, 17, 19)],
    Birthdate: [at(1, 19, 25), at(1, 25, 30)],
  },
};

export const textAt = (lines: readonly string[], span: MrzSpan): string =>
  (lines[span.line] ?? '').slice(span.start, span.end);

/** Last and first name share one field, separated by the first `<<`. */
export const sharesName = (layout: MrzLayout): boolean =>
  layout['First name'] !== undefined &&
  layout['First name'][0]!.line === layout['Last name']![0]!.line &&
  layout['First name'][0]!.start === layout['Last name']![0]!.start;
