import type { HitView, ScreenedList, ScreeningView } from '../../../../shared/screening/screening.ts';
import { at, ben, id } from './parts.ts';

export const lists: ScreenedList[] = [
  {
    id: id(6, 1),
    title: 'Specially Designated Nationals',
    authority: 'OFAC, United States',
    date: '2026-11-20',
    version: 14,
  },
  {
    id: id(6, 2),
    title: 'Consolidated List',
    authority: 'United Nations Security Council',
    date: '2026-09-30',
    version: 3,
  },
  { id: id(6, 3), title: 'Politically exposed persons', authority: 'OpenSanctions', date: null, version: 1 },
];

export const hit: HitView = {
  id: id(7, 1),
  list: lists[0]!,
  person: {
    sourceId: 'OFAC-26611',
    names: [
      { text: 'KAPANADZE, Nina Givievna', kind: 'name' },
      { text: 'Капанадзе Нина Гивиевна', kind: 'alias' },
      { text: 'ნინა კაპანაძე', kind: 'alias' },
      { text: 'Nina K.', kind: 'weak_alias' },
    ],
    births: ['1971-03-08'],
    sexes: ['F'],
    countries: ['GE', 'RU'],
    birthPlaces: ['Kutaisi'],
    numbers: [],
    topics: ['sanction', 'pep'],
    programmes: ['RUSSIA-EO14024', 'GEORGIA-EO14203'],
    listedSince: '2024-05-01',
    positions: ['Deputy Minister of Finance', 'Member of the supervisory board'],
    remarks: 'Secondary sanctions risk.\nGender: Female. Linked to: Black Sea Holding.',
    url: 'https://sanctionssearch.ofac.treas.gov/Details.aspx?id=26611',
  },
  score: 0.83,
  reasons: [
    {
      on: 'name',
      subject: 'Nino Kapanadze',
      listed: 'KAPANADZE, Nina Givievna',
      kind: 'name',
      likeness: 0.91,
      words: [
        { subject: 'kapanadze', listed: 'kapanadze', how: 'same', likeness: 1 },
        { subject: 'nino', listed: 'nina', how: 'typo', likeness: 0.8 },
        { subject: null, listed: 'givievna', how: 'extra', likeness: 0 },
      ],
      bits: 10,
    },
    { on: 'birth_date', subject: '1988-01-10', listed: ['1971-03-08', '~1970'], how: 'differs' },
    { on: 'sex', subject: 'F', listed: ['F'], how: 'agrees' },
    { on: 'country', subject: 'GE', listed: ['GE', 'RU'], how: 'agrees' },
    { on: 'birth_place', subject: null, listed: ['Kutaisi'], how: 'unknown' },
  ],
  hitReview: {
    id: id(7, 9),
    verdict: 'different',
    reason: 'Seventeen years younger, another patronymic, and another face on the ministry’s page.',
    reviewerId: ben,
    at: at(1500),
    fromSessionId: null,
  },
  wasCleared: false,
};

export const screened = (hits: HitView[], weak: HitView[] = []): ScreeningView => ({
  mark: hits.length === 0 ? 'clear' : hits.some((one) => one.hitReview?.verdict === 'same') ? 'same' : 'cleared',
  pending: null,
  result: {
    id: id(7, 100),
    at: at(600),
    provider: 'lists',
    lists,
    threshold: 0.7,
    algorithm: 'vidimus-1',
    hits,
    weak,
    againAt: at(80_000),
  },
});
