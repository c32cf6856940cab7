import { type Found, ListError, ShrunkError } from '../formats/entry.ts';
import type { AcquiredImport } from './acquire-import.ts';
import type { ImportRequest } from './import.ts';

/** Minimum size of a new version relative to the current one: a missing file of aliases would halve the names. */
const least = { persons: 1 / 2, names: 3 / 4 };

interface Read {
  entries: number;
  persons: number;
  names: number;
  /** Persons of the previous version who are missing in this one. */
  removed: number;
}

/**
 * An empty list would clear everyone, and a truncated one, or one without its aliases, would clear many.
 * @param serving the version in use; null if the list has none
 * @throws ListError; ShrunkError if the loss can be confirmed by the user
 */
export function refuseUnlikely(
  { entries, persons, names, removed }: Read,
  { promised, missing }: Found,
  serving: AcquiredImport['serving'],
  { files, smaller }: Pick<ImportRequest, 'files' | 'smaller'>,
): void {
  const file = files[0]!.name;
  if (persons === 0) {
    const detail = `There is no person in it (${entries} entries): an empty list would clear everyone`;
    throw new ListError(file, null, detail);
  }
  if (promised !== null && entries < promised) {
    throw new ListError(file, null, `It says that it has ${promised} entries, and ${entries} are there: it is cut off`);
  }
  if (smaller) return;
  const lost = !serving ? 0 : serving.same ? removed : serving.persons - persons;
  if (serving && lost > serving.persons * least.persons) {
    const where = serving.same ? '' : ' of the list that serves';
    const detail = `${lost} of ${serving.persons} persons${where} are no longer in it. If that is right, import it as a smaller list`;
    throw new ShrunkError(file, null, detail);
  }
  const compared = serving ? `, and the list that serves has ${serving.names}` : '';
  if (missing?.length) {
    const detail = `${missing.join(', ')} is missing, which has the aliases: it has ${names} names of ${persons} persons without it${compared}. Send the files together, or import it without them as a smaller list`;
    throw new ShrunkError(file, null, detail);
  }
  if (serving && names < serving.names * least.names) {
    const detail = `It has ${names} names${compared}: names of the same persons are gone. If that is right, import it as a smaller list`;
    throw new ShrunkError(file, null, detail);
  }
}
