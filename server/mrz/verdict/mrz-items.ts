import {
  type MrzCategory,
  type MrzFormat,
  type MrzItem,
  type MrzSpan,
  mrzCategories,
} from '../../../shared/document/mrz.ts';
import { mrzLayouts, textAt } from '../reading/mrz-layout.ts';
import { type PackageErrors, packageFields } from '../reading/mrz-package.ts';
import { plainSex, plainState } from '../reading/mrz-plain.ts';
import { runsOf, unfilled, within } from '../reading/mrz-spans.ts';
import { codeFault } from './mrz-codes.ts';
import { dateFault } from './mrz-dates.ts';
import { asRuled } from './mrz-doubts.ts';
import {
  alienFault,
  digitFinding,
  type Finding,
  licenceNumberFault,
  nameFinding,
  personalNumberFinding,
  separatorFault,
  type Zone,
} from './mrz-findings.ts';
import { documentNumberOf, unpadded } from './mrz-numbers.ts';
import { stateDoubt, stateError } from './mrz-states.ts';

/** All fifteen, in order: the value, and the package's verdict, corrected where ICAO 9303 differs. */
export function itemsOf(format: MrzFormat, lines: readonly string[], errors: PackageErrors): MrzItem[] {
  const layout = mrzLayouts[format];
  const zone: Zone = { format, lines, layout, errors, number: documentNumberOf(format, lines, layout) };
  return mrzCategories.map((category) => {
    const places = layout[category];
    if (!places) return { category, value: null, valid: null, error: null, plain: null, wrong: [], span: null };
    const { value, span, fault } = assess(zone, category, places[0]!);
    const ruled = asRuled(format, category, fault) ?? alienFault(lines, places);
    if (!ruled) return { category, value, valid: true, error: null, plain: null, wrong: [], span };
    const { plain, wrong } = ruled;
    if (ruled.doubt) return { category, value, valid: true, error: null, plain, wrong, span };
    return { category, value, valid: false, error: ruled.error, plain, wrong, span };
  });
}

function assess(zone: Zone, category: MrzCategory, place: MrzSpan): Finding {
  const text = textAt(zone.lines, place);
  const theirs = packageFields[category].map((field) => zone.errors.get(field)).find((error) => error !== undefined);
  switch (category) {
    case 'Document code': {
      const fault = codeFault(zone.format, text, theirs);
      const wrong = fault ? [within(place, fault.at, fault.at + 1)] : [];
      return { value: unpadded(text), span: unfilled(text, place), fault: fault && { ...fault, wrong } };
    }
    case 'Issuing state':
    case 'Nationality':
      return stateFinding(category, text, place, theirs);
    case 'Last name':
      return nameFinding(zone, 'last', theirs);
    case 'First name':
      return nameFinding(zone, 'first', theirs);
    case 'Document number': {
      const { text: value, span, taken } = zone.number!;
      return { value, span: taken > 0 ? span : unfilled(text, span), fault: licenceNumberFault(text, place, theirs) };
    }
    case 'Document number check digit': {
      const { found, expected, span } = zone.number!.digit!;
      const error = found === expected ? undefined : `invalid check digit: ${found}. Must be ${expected}`;
      return digitFinding(category, found, span, error);
    }
    case 'Birthdate': {
      const fault = dateFault(text, 'birth date', place) ?? separatorFault(zone, zone.errors.get('Separator 2'));
      return { value: text, span: place, fault };
    }
    case 'Expiration date':
      return { value: text, span: place, fault: dateFault(text, 'expiration date', place) };
    case 'Sex': {
      const fault = theirs === undefined ? null : { error: theirs, plain: plainSex(text), wrong: [place] };
      return { value: text, span: place, fault };
    }
    case 'Personal number':
      return personalNumberFinding(zone, theirs);
    case 'Birthdate check digit':
    case 'Expiration date check digit':
    case 'Personal number check digit':
    case 'Composite check digit':
      return digitFinding(category, text, place, theirs);
  }
}

function stateFinding(
  category: 'Issuing state' | 'Nationality',
  text: string,
  place: MrzSpan,
  theirs: string | undefined,
): Finding {
  const value = unpadded(text);
  const span = unfilled(text, place);
  const error = stateError(value, theirs);
  if (error === null) return { value, span, fault: null };
  const doubt = stateDoubt(value);
  if (doubt !== undefined) return { value, span, fault: { error, plain: doubt, wrong: [span], doubt: true } };
  const alien = runsOf(value, /[^A-Z]+/g, place);
  return {
    value,
    span,
    fault: { error, plain: plainState(category, value, error), wrong: alien.length > 0 ? alien : [span] },
  };
}
