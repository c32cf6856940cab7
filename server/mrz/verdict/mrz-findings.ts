import type { MrzCategory, MrzFormat, MrzSpan } from '../../../shared/document/mrz.ts';
import { type MrzLayout, sharesName, textAt } from '../reading/mrz-layout.ts';
import type { PackageErrors } from '../reading/mrz-package.ts';
import { plainCheckDigit, plainLicenceNumber, plainText } from '../reading/mrz-plain.ts';
import { runsOf, unfilled, within } from '../reading/mrz-spans.ts';
import type { Fault } from './mrz-dates.ts';
import { type NamePart, nameFault, nameText, splitName } from './mrz-names.ts';
import { type DocumentNumber, unpadded } from './mrz-numbers.ts';

export interface Zone {
  format: MrzFormat;
  lines: readonly string[];
  layout: MrzLayout;
  errors: PackageErrors;
  number: DocumentNumber | null;
}

export interface Finding {
  value: string;
  span: MrzSpan | null;
  fault: Fault | null;
}

function nameParts(zone: Zone): { last: NamePart; first: NamePart | null } {
  const last = zone.layout['Last name']![0]!;
  if (sharesName(zone.layout)) return splitName(textAt(zone.lines, last), last);
  const whole = (place: MrzSpan): NamePart => {
    const text = textAt(zone.lines, place);
    return { text, span: unfilled(text, place) };
  };
  const first = zone.layout['First name']?.[0];
  return { last: whole(last), first: first ? whole(first) : null };
}

export function nameFinding(zone: Zone, which: 'last' | 'first', theirs: string | undefined): Finding {
  const names = nameParts(zone);
  const [name, other] = which === 'last' ? [names.last, names.first] : [names.first, names.last];
  if (!name) return { value: '', span: null, fault: null };
  const isLone = !/[A-Z]/.test(other?.text ?? '');
  return { value: nameText(name.text), span: name.span, fault: nameFault(name, which, theirs, isLone) };
}

export function digitFinding(category: MrzCategory, found: string, place: MrzSpan, error: string | undefined): Finding {
  if (error === undefined) return { value: found, span: place, fault: null };
  const expected = /must be (\S+(?: or \S+)?)$/i.exec(error)?.[1] ?? '';
  return {
    value: found,
    span: place,
    fault: { error, plain: plainCheckDigit(category, found, expected), wrong: [place] },
  };
}

/** The optional data without the part that belongs to the document number; where there are two fields, the first that is used. */
export function personalNumberFinding(zone: Zone, theirs: string | undefined): Finding {
  const [head, ...more] = zone.layout['Personal number']!;
  if (zone.format === 'SWISS_DRIVING_LICENSE')
    return { value: unpadded(textAt(zone.lines, head!)), span: head!, fault: pinFault(zone, theirs) };
  const rest = { ...head!, start: head!.start + (zone.number?.taken ?? 0) };
  const places = [rest, ...more].filter((place) => place.start < place.end);
  const used = places.find((place) => unpadded(textAt(zone.lines, place)) !== '') ?? places.at(-1) ?? head!;
  const text = textAt(zone.lines, used);
  return { value: unpadded(text).replace(/^<+/, ''), span: unfilled(text, used), fault: null };
}

function pinFault(zone: Zone, theirs: string | undefined): Fault | null {
  if (theirs === undefined) return null;
  const [pin, version, separator] = zone.layout['Personal number']!;
  const wrong = [
    ...[pin!, version!].flatMap((place) => runsOf(textAt(zone.lines, place), /[^0-9]+/g, place)),
    ...runsOf(textAt(zone.lines, separator!), /[^<]+/g, separator!),
  ];
  return { error: theirs, plain: plainLicenceNumber(theirs), wrong };
}

/** A Swiss licence's own number: three characters, three digits, the language, two fillers. */
export function licenceNumberFault(text: string, place: MrzSpan, theirs: string | undefined): Fault | null {
  if (theirs === undefined) return null;
  const shape = [/[A-Z0-9]/, /[A-Z0-9]/, /[A-Z0-9]/, /\d/, /\d/, /\d/, /[DFIR]/, /</, /</];
  const wrong = shape.flatMap((fits, i) => (fits.test(text[i] ?? '') ? [] : [within(place, i, i + 1)]));
  return { error: theirs, plain: plainLicenceNumber(theirs), wrong: wrong.length > 0 ? wrong : [place] };
}

export function separatorFault(zone: Zone, theirs: string | undefined): Fault | null {
  const place = zone.layout.Birthdate?.[1];
  if (theirs === undefined || !place) return null;
  return {
    error: theirs,
    plain: plainLicenceNumber(theirs),
    wrong: runsOf(textAt(zone.lines, place), /[^<]+/g, place),
  };
}

/** Fallback for every item: a character that no machine-readable zone may contain. */
export function alienFault(lines: readonly string[], places: readonly MrzSpan[]): Fault | null {
  const wrong = places.flatMap((place) => runsOf(textAt(lines, place), /[^A-Z0-9<]+/g, place));
  if (wrong.length === 0) return null;
  const text = places.map((place) => textAt(lines, place)).find((part) => /[^A-Z0-9<]/.test(part));
  const found = wrong.map((span) => textAt(lines, span)).join(' ');
  const error = `invalid text: ${text}. Must match the following regular expression: /^[0-9A-Z<]+$/`;
  return { error, plain: plainText(found), wrong };
}
