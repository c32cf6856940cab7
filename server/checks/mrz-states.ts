import { states } from 'mrz';

/**
 * Codes of ICAO 9303 part 3, section 5, that the mrz package does not know: the specimen state Utopia,
 * the Parliamentary Assembly of the Mediterranean, and ICAO itself.
 */
const unknownToPackage = new Set(['UTO', 'XMP', 'IAO']);

/** The error, unless the code is one that the package merely does not know. */
export const stateError = (code: string, theirs: string | undefined): string | null =>
  theirs === undefined || unknownToPackage.has(code) ? null : theirs;

export const isState = (code: string): boolean => Object.hasOwn(states, code) || unknownToPackage.has(code);
