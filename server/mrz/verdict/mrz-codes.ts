import type { MrzFormat } from '../../../shared/document/mrz.ts';

export interface CodeFault {
  error: string;
  plain: string;
  /** Which of the two characters is wrong. */
  at: 0 | 1;
  doubt?: true;
}

/** The first letters that ICAO 9303 parts 4 to 7 give each kind; P in the size of TD2 are temporary passports. */
const first: Partial<Record<MrzFormat, { letters: string; kind: string }>> = {
  TD1: { letters: 'ACI', kind: 'an ID card' },
  TD2: { letters: 'ACIP', kind: 'a TD2 card' },
  TD3: { letters: 'P', kind: 'a passport' },
  MRVA: { letters: 'V', kind: 'a visa' },
  MRVB: { letters: 'V', kind: 'a visa' },
};

/** ICAO's formats are assessed here, the French and Swiss ones by the package alone. */
export function codeFault(format: MrzFormat, code: string, theirs: string | undefined): CodeFault | null {
  const rule = first[format];
  const [one = '', two = ''] = code;
  if (!rule) {
    if (theirs === undefined) return null;
    return {
      error: theirs,
      plain: `The document code does not belong to this kind of licence or card: ${code}.`,
      at: /Second/.test(theirs) ? 1 : 0,
    };
  }
  const or = [...rule.letters].join(', ').replace(/, (?=.$)/, ' or ');
  if (!rule.letters.includes(one)) {
    const error = `invalid document code: ${code}. First character must be ${or}`;
    return {
      error: theirs ?? error,
      plain: `The document code of ${rule.kind} begins with ${or}; here stands ${code}.`,
      at: 0,
    };
  }
  if (!/[A-Z0-9<]/.test(two)) {
    const error = `invalid document code: ${code}. Second character must be a letter, a digit or <`;
    return {
      error: theirs ?? error,
      plain: `The second character of a document code is a letter, a digit or <; here stands ${two}.`,
      at: 1,
    };
  }
  if (one === 'P' && /\d/.test(two)) {
    return {
      error: theirs ?? `invalid document code: ${code}. Second character must be a letter or <`,
      plain: `The standard has a letter or < as the second character of a passport's code; here stands ${two}.`,
      at: 1,
      doubt: true,
    };
  }
  return one === 'P' || one === 'V' ? null : cardFault(format, code, two);
}

/** 9303-5, note k: the second character is the issuer's to choose (C1 and C2 are US resident cards), but V is never second, I not after A, C after A only on a crew member certificate, which is a TD1. */
function cardFault(format: MrzFormat, code: string, two: string): CodeFault | null {
  const barred = two === 'V' || code === 'AI' || (code === 'AC' && format !== 'TD1');
  if (!barred) return null;
  const after = two === 'V' ? '' : ' after A';
  return {
    error: `invalid document code: ${code}. Second character may not be ${two}${after}`,
    plain: `The document code ${code} is one that the standard rules out for this kind of card.`,
    at: 1,
  };
}
