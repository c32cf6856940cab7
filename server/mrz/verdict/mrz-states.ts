import { states } from 'mrz';

/**
 * Codes of ICAO 9303 part 3, section 5, that the mrz package does not know: the specimen state Utopia,
 * the Parliamentary Assembly of the Mediterranean, and ICAO itself.
 */
const unknownToPackage = new Set(['UTO', 'XMP', 'IAO']);

/** The error, unless the package merely does not know the code. */
export const stateError = (code: string, theirs: string | undefined): string | null =>
  theirs === undefined || unknownToPackage.has(code) ? null : theirs;

/**
 * Codes that are printed in documents but missing in 9303-3: of states that ended or changed their code, in documents that are
 * still in use (ISO 3166-3), and those for Kosovo besides RKS, for which ISO has no code.
 */
const printedBesides: Record<string, string> = {
  ...{ XKX: 'Kosovo', XKK: 'Kosovo', KOS: 'Kosovo' },
  ...{ BUR: 'Burma', CSK: 'Czechoslovakia', DDR: 'the German Democratic Republic', ROM: 'Romania until 2002' },
  ...{ SCG: 'Serbia and Montenegro', SUN: 'the Soviet Union', TMP: 'East Timor', YUG: 'Yugoslavia' },
  ZAR: 'Zaire',
};

/** Why a code that is missing in the standard is only doubtful; undefined where it is wrong. */
export function stateDoubt(code: string): string | undefined {
  const state = Object.hasOwn(printedBesides, code) ? printedBesides[code] : undefined;
  return state && `The standard has no code ${code}; some documents print it for ${state}.`;
}

export const isState = (code: string): boolean =>
  Object.hasOwn(states, code) || unknownToPackage.has(code) || Object.hasOwn(printedBesides, code);
