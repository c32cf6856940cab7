import { createHash } from 'node:crypto';
import { iso2OfState } from '../../shared/document/country.ts';
import type { Subject } from '../../shared/document/document.ts';
import { isPlaceholder, mayBeName } from './name-placeholders.ts';

/** The person to search for in the lists. Unknown fields are absent. */
export interface ScreeningQuery {
  /** The person's name in one or more scripts. */
  names: string[];
  /** YYYY-MM-DD. */
  birthDate?: string;
  sex?: 'F' | 'M';
  /** ISO 3166-1 alpha-2. */
  country?: string;
  birthPlace?: string;
  /** Document and personal numbers, as written. */
  numbers: string[];
}

/** The query to the lists for a subject; null without a name. Pure. */
export function screeningQuery(subject: Subject | null): ScreeningQuery | null {
  if (!subject) return null;
  const { firstName, lastName, nativeName, birthDate, sex, nationality, documentNumber, personalNumber } = subject;
  const [first, last, native] = [firstName, lastName, nativeName].map((name) => named(name));
  const joined = (parts: readonly (string | undefined)[]) => [...new Set(parts)].filter(Boolean).join(' ');
  // A word that may be a name or a placeholder is searched as both: No is a family name of Korea, and is printed in forms.
  const asWritten = [firstName, lastName].map((name) => (name && mayBeName(name) ? name.trim() : named(name)));
  const names = [...new Set([joined([first, last]), joined(asWritten), native!])].filter((name) => name !== '');
  if (names.length === 0) return null;
  const country = nationality && iso2OfState(nationality);
  return {
    names,
    numbers: [documentNumber, personalNumber].flatMap((number) => number || []),
    ...(birthDate && { birthDate }),
    ...((sex === 'F' || sex === 'M') && { sex }),
    ...(country && { country }),
  };
}

/** For people with a single name, documents print a filler in the other field, or the same name twice. */
function named(field: string | null | undefined): string {
  const name = field?.trim() ?? '';
  return isPlaceholder(name) ? '' : name;
}

/** Equal hashes mean equal queries. */
export const queryHash = (query: ScreeningQuery): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 22);
