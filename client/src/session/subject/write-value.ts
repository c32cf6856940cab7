import { countryName } from '../../ui/country-name.ts';
import { formatDay } from '../../ui/format.ts';
import { isDay } from '../data/dates.ts';
import { words as page } from '../words.ts';
import type { FieldName } from './editing.ts';

/** A field's value as one line of text, as the reader writes days and states. */
export function writeValue(field: FieldName, value: string): string {
  if (field === 'sex') return Object.hasOwn(page.sexes, value) ? page.sexes[value as 'F'] : value;
  if (field === 'nationality') return countryName(value);
  return isDay(value) && field.endsWith('Date') ? formatDay(value) : value;
}
