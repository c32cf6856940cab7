import { Compile } from 'typebox/compile';
import { DocumentFields } from '../../shared/api/ingest.ts';
import { stateCodes } from '../../shared/document/country.ts';
import type { Subject } from '../../shared/document/document.ts';
import { withoutZeroParts } from '../../shared/document/partial-day.ts';
import { Problem } from '../http/errors/problem.ts';

const isFields = Compile(DocumentFields);
/** Codes of ICAO 9303 besides the states: stateless persons, refugees, organisations, and specimens. */
const otherNationalities = ['XXA', 'XXB', 'XXC', 'XXX', 'UNO', 'UNA', 'UNK', 'EUE', 'RKS', 'UTO'];
const britons = ['GBD', 'GBN', 'GBO', 'GBP', 'GBS'];
const nationalities = new Set([...stateCodes, ...otherNationalities, ...britons]);

/**
 * Normalizes a field value entered by a reviewer: only what a phone could have read from a document is accepted.
 * @throws Problem value_refused
 */
export function fieldValue(field: keyof Subject, value: string | null): string | null {
  if (value === null) return null;
  const text = value.normalize('NFC').trim();
  const clean = field.endsWith('Date') ? withoutZeroParts(text) : text;
  const fits =
    isFields.Check({ [field]: clean }) &&
    !hasControls(clean) &&
    (field !== 'nationality' || nationalities.has(clean)) &&
    (!field.endsWith('Date') || clean > earliestYear);
  if (fits) return clean;
  throw new Problem('value_refused', 'It is not what such a field can hold.', {
    errors: [{ in: 'body', pointer: '/value', detail: `is no ${field}` }],
  });
}

/** Earliest plausible birth year of a living person; a year such as 0196 is a typo. */
const earliestYear = '1850';

const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);
