import fc from 'fast-check';
import type { MrzPerson } from '../reading/mrz-make.ts';

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-žа-яА-Яა-ჰ'-]{1,14}$/).map((text) => `K${text}`);
const names = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const day = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
export const anyPerson = (longestNumber: number): fc.Arbitrary<MrzPerson> =>
  fc.record(
    {
      issuingState: fc.constantFrom('UTO', 'D', 'GEO', 'FRA', 'UKR', 'XXA'),
      lastName: names,
      firstName: fc.option(names, { nil: '' }),
      documentNumber: fc.stringMatching(new RegExp(`^[A-Z0-9]{1,${longestNumber}}$`)),
      nationality: fc.constantFrom('UTO', 'D', 'GEO', 'GBN', 'XXB'),
      birthDate: day('1920-01-01', '2020-12-31'),
      sex: fc.constantFrom('F', 'M', 'X'),
      expirationDate: day('2020-01-01', '2060-12-31'),
      personalNumber: fc.stringMatching(/^[A-Z0-9]{0,7}$/),
    },
    { requiredKeys: ['issuingState', 'lastName', 'documentNumber', 'nationality'] },
  );
