import { mrzNameParts } from '../transliteration/transliterate.ts';
import { checkDigitOf } from './check-digit.ts';

export interface MrzPerson {
  /** `P`, `ID`, `AC` …; by default P for TD3 and ID for the cards. */
  documentCode?: string;
  /** ICAO code, `D` for Germany. */
  issuingState: string;
  lastName: string;
  /** Some people have one name only. */
  firstName?: string;
  documentNumber: string;
  nationality: string;
  /** YYYY-MM-DD; fillers where it is not known. */
  birthDate?: string;
  sex?: 'F' | 'M' | 'X';
  /** YYYY-MM-DD; fillers on a document that never expires. */
  expirationDate?: string;
  /** In TD1 and TD2 it goes into the optional data. */
  personalNumber?: string;
}

/** A passport: 2 lines of 44. */
export function makeTd3(person: MrzPerson): [string, string] {
  const number = checked(field(person.documentNumber, 9, 'document number'));
  const birth = checked(date(person.birthDate));
  const expiry = checked(date(person.expirationDate));
  const personal = field(person.personalNumber ?? '', 14, 'personal number');
  // 9303-4: the check digit of an empty personal number may be 0 or the filler.
  const tail = personal + (person.personalNumber ? checkDigitOf(personal) : '<');
  return [
    head(person, 'P') + nameField(person, 39),
    number +
      state(person.nationality) +
      birth +
      sex(person) +
      expiry +
      tail +
      checkDigitOf(number + birth + expiry + tail),
  ];
}

/** An ID card of passport-photo size: 2 lines of 36. */
export function makeTd2(person: MrzPerson): [string, string] {
  const { number, optional } = cardNumber(person.documentNumber, 7);
  const birth = checked(date(person.birthDate));
  const expiry = checked(date(person.expirationDate));
  const tail = withPersonal(optional, person.personalNumber ?? '', 7);
  return [
    head(person, 'ID') + nameField(person, 31),
    number +
      state(person.nationality) +
      birth +
      sex(person) +
      expiry +
      tail +
      checkDigitOf(number + birth + expiry + tail),
  ];
}

/**
 * A card of credit-card size: 3 lines of 30. A personal number of up to 11 characters goes into line 2, a longer one into line 1.
 */
export function makeTd1(person: MrzPerson): [string, string, string] {
  const { number, optional } = cardNumber(person.documentNumber, 15);
  const birth = checked(date(person.birthDate));
  const expiry = checked(date(person.expirationDate));
  const personal = person.personalNumber ?? '';
  const first = number + withPersonal(optional, personal.length > 11 ? personal : '', 15);
  const second = field(personal.length > 11 ? '' : personal, 11, 'personal number');
  const composite = checkDigitOf(first + birth + expiry + second);
  return [
    head(person, 'ID') + first,
    birth + sex(person) + expiry + state(person.nationality) + second + composite,
    nameField(person, 30),
  ];
}

const head = (person: MrzPerson, code: string): string =>
  field(person.documentCode ?? code, 2, 'document code') + state(person.issuingState);
const state = (code: string): string => field(code, 3, 'state code');
const checked = (text: string): string => text + checkDigitOf(text);
const sex = (person: MrzPerson): string => (person.sex === 'F' || person.sex === 'M' ? person.sex : '<');

function field(text: string, length: number, what: string): string {
  const clean = text.toUpperCase().replace(/[^0-9A-Z]/g, '<');
  if (clean.length > length) throw new RangeError(`a ${what} has ${length} characters at most here: ${text}`);
  return clean.padEnd(length, '<');
}

function date(iso: string | undefined): string {
  if (iso === undefined) return '<<<<<<';
  const match = /^\d\d(\d\d)-(\d\d)-(\d\d)$/.exec(iso);
  if (!match) throw new RangeError(`not a date of the form year-month-day: ${iso}`);
  return match.slice(1).join('');
}

/** 9303-5 note j: a number longer than 9 characters continues in the optional data, followed by its check digit and a filler. */
function cardNumber(text: string, room: number): { number: string; optional: string } {
  const whole = field(text, 9 + room - 2, 'document number').replace(/(?<!<)<+$/, '');
  if (whole.length <= 9) return { number: checked(whole.padEnd(9, '<')), optional: '' };
  const number = `${whole.slice(0, 9)}<`;
  return { number, optional: `${whole.slice(9)}${checkDigitOf(number + whole.slice(9))}<` };
}

function withPersonal(optional: string, personal: string, room: number): string {
  return optional + field(personal, room - optional.length, 'personal number');
}

/**
 * `LAST<<FIRST`; a name that is too long is truncated so that part of both remains and the last position holds a letter, which
 * indicates the truncation.
 */
function nameField({ lastName, firstName }: MrzPerson, length: number): string {
  const last = mrzNameParts(lastName).join('<');
  if (last === '') throw new RangeError(`no letter of this name can stand in an MRZ: ${lastName}`);
  const first = mrzNameParts(firstName ?? '').join('<');
  const whole = first === '' ? last : `${last}<<${first}`;
  if (whole.length <= length) return whole.padEnd(length, '<');
  if (first === '') return cut(last, length).padEnd(length, '<');
  const fitted = cut(last, Math.max(length - 2 - first.length, Math.min(last.length, length - 7)));
  return `${fitted}<<${cut(first, length - 2 - fitted.length)}`.padEnd(length, '<');
}

/** Drops a letter of the preceding part where the cut would fall on the filler between two parts. */
function cut(name: string, length: number): string {
  if (name.length <= length) return name;
  const piece = name.slice(0, length);
  if (!piece.endsWith('<')) return piece;
  return /[A-Z]{2}<$/.test(piece) ? `${piece.slice(0, -2)}<${name[length]}` : piece.slice(0, -1);
}
