import { makeTd1, makeTd3 } from '../../mrz/reading/mrz-make.ts';
import type { DemoDocument } from '../documents.ts';
import type { DrawnFault } from './people.ts';

/** The MRZ lines printed on the document, with the requested fault and no other. */
export function mrzLines(
  d: Pick<DemoDocument, 'type' | 'issuingState' | 'fields'>,
  fault?: DrawnFault,
): string[] | undefined {
  const { firstName, lastName, documentNumber, nationality, sex, birthDate, expirationDate, personalNumber } = d.fields;
  if (d.type === 'driving_licence') return undefined;
  const person = {
    issuingState: d.issuingState,
    lastName: lastName!,
    firstName: firstName!,
    documentNumber: documentNumber!,
    nationality: nationality!,
    sex: sex!,
    birthDate: birthDate!,
    expirationDate: expirationDate!,
    ...(personalNumber && { personalNumber }),
  };
  const isPassport = d.type === 'passport';
  const lines: string[] = isPassport
    ? makeTd3(person)
    : makeTd1({ ...person, documentCode: d.type === 'id_card' ? 'ID' : 'IR' });
  const wrong = (line: number, at: number): void => {
    const text = lines[line]!;
    lines[line] = `${text.slice(0, at)}${(Number(text[at]) + 3) % 10}${text.slice(at + 1)}`;
  };
  switch (fault) {
    case 'doc-check-digit':
      wrong(isPassport ? 1 : 0, isPassport ? 9 : 14);
      break;
    case 'birth-date-check-digit':
      wrong(1, isPassport ? 19 : 6);
      break;
    case 'expiry-check-digit':
      wrong(1, isPassport ? 27 : 14);
      break;
    case 'composite-check-digit':
      wrong(1, lines[1]!.length - 1);
      break;
    case 'name-digit': {
      // An O read or forged as a zero; otherwise an I as a one.
      const names = isPassport ? 0 : 2;
      const from = isPassport ? 5 : 0;
      const at = lines[names]!.slice(from).search(/[OI]/) + from;
      lines[names] =
        `${lines[names]!.slice(0, at)}${lines[names]![at] === 'O' ? '0' : '1'}${lines[names]!.slice(at + 1)}`;
      break;
    }
    case 'expired':
    case undefined:
      break;
  }
  return lines;
}
