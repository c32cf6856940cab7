import type { Subject } from '../../../../shared/document/document.ts';
import { isPartialDay } from '../../../../shared/document/partial-day.ts';
import { countryName } from '../../ui/text/country-name.ts';
import { formatPartialDay } from '../../ui/text/format.ts';
import { words as page } from '../words.ts';

/** A field of the subject. */
export type FieldName = keyof Subject;

/** A field's value as one line of text, as the reader writes days and states. */
export function writeValue(field: FieldName, value: string): string {
  if (field === 'sex') return Object.hasOwn(page.sexes, value) ? page.sexes[value as 'F'] : value;
  if (field === 'nationality') return countryName(value);
  return field.endsWith('Date') && isPartialDay(value) ? formatPartialDay(value) : value;
}
