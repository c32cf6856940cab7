import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, searchWordsOf, wordsOf } from '../../../shared/text/search-words.ts';
import { coverOf, nextSpan, overlaps, quartersOf, spanAround } from './list-parts.ts';
import { dateOf, dayOf, type Listed, listColumns, spanOf, term, termOfWord, termsOf } from './terms.ts';

const session: Listed = {
  id: '01990000-0000-7000-8000-00000000b169',
  company_id: '01990000-0000-7000-8000-000000000001',
  created_at: new Date('2026-11-23T10:00:00Z'),
  state: 'verified',
  first_name: 'Jean-Luc',
  last_name: "O'Brien",
  document_number: 'AB 12-34',
  personal_number: null,
  document_type: 'passport',
  nationality: 'D',
  face_level: null,
  id_real: false,
  full_id: true,
  tags: [],
  native_name: null,
  reference: null,
  extra: [],
  unmet: [],
  session_tags: [],
};

test('accents, scripts and letters that do not come apart', () => {
  expect(['Đorđe Müller', 'ŁÓDŹ', 'Straße', 'İpek', 'ΩΣ', 'ნინო', 'Ѐ', 'Zoë'].map(normalise)).toEqual([
    'dorde muller',
    'lodz',
    'strasse',
    'ipek',
    'ωσ',
    'ნინო',
    'е',
    'zoe',
  ]);
});

test('a name is found by its parts and as a whole, a number with and without its blanks, the id whole', () => {
  expect(
    wordsOf({
      id: session.id,
      firstName: 'Jean-Luc',
      lastName: "O'Brien",
      documentNumber: 'AB 12-34',
      personalNumber: null,
      ...{ nativeName: null, reference: null, extraValues: [] },
    }).sort(),
  ).toEqual(
    [
      '01990000000070008000' + '00000000b169',
      '12',
      '1234',
      '34',
      'ab',
      'ab1234',
      'brien',
      'jean',
      'jeanluc',
      'luc',
      'o',
      'obrien',
    ].sort(),
  );
  expect(searchWordsOf(' jean-l  J ** ')).toEqual(['jeanl']);
});

test.each([
  ['reference', 'onboarding-49744', ['onboarding-49744', 'onboarding', '49744', 'onboarding49']],
  ['extraValues', '+995 555 12-34-56', ['+995 555', '995555123456', '+99555512', '12-34']],
  ['extraValues', 'ნინო ბაქრაძე', ['ბაქ', 'ნინო ბ']],
  ['nativeName', 'ნინო ბაქრაძე', ['ბაქ', 'ნინო ბ']],
  ['nativeName', 'Гончаренко Андрій', ['гонч', 'ГОНЧАРЕНКО', 'андрій']],
  ['nativeName', 'Ελένη Παπαδοπούλου', ['παπαδ', 'Ελένη']],
  ['nativeName', '王小明', ['王', '王小明', '小明', '明']],
])('%s %s is found by what one may type of it (faults.md A5)', (field, value, typed) => {
  const words = wordsOf({
    ...{ id: session.id, firstName: null, lastName: null, documentNumber: null, personalNumber: null },
    ...{ nativeName: null, reference: null, extraValues: [] },
    [field]: field === 'extraValues' ? ['other', value] : value,
  });
  for (const q of typed) {
    const searched = searchWordsOf(q);
    expect(searched.length).toBeGreaterThan(0);
    for (const word of searched) expect(words.filter((w) => w.startsWith(word))).not.toEqual([]);
  }
});

test('however much stands in its fields, a session has a bounded number of words', () => {
  const extraValues = Array.from({ length: 50 }, (_, n) =>
    Array.from({ length: 80 }, (_, i) => `w${n}x${i}`).join(' '),
  );
  const words = wordsOf({
    ...{ id: session.id, firstName: 'Ana', lastName: null, documentNumber: null, personalNumber: null },
    ...{ nativeName: null, reference: 'R-1', extraValues },
  });
  expect(words.length).toBeLessThanOrEqual(250);
  expect(words).toEqual(expect.arrayContaining(['ana', 'r1']));
});

test('no lexeme can break out of its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, number) => {
      const lexemes = [
        ...termsOf({ ...session, first_name: name, document_number: number }),
        ...searchWordsOf(name).map(termOfWord),
      ];
      expect(lexemes.filter((lexeme) => !/^[a-z]:[\p{L}\p{N} _-]*$/u.test(lexeme))).toEqual([]);
    }),
  );
});

test('a session has the lexeme of each beginning of its words', () => {
  const terms = termsOf(session);
  for (const word of wordsOf({
    ...session,
    firstName: 'Jean-Luc',
    lastName: null,
    documentNumber: null,
    personalNumber: null,
    ...{ nativeName: null, reference: null, extraValues: [] },
  })) {
    for (let n = 1; n <= word.length; n++) expect(terms).toContain(termOfWord(word.slice(0, n)));
  }
  expect(terms).toEqual(expect.arrayContaining(['s:verified', 'd:passport', 'n:D', 'p:digital_spoof', 'l:-1', 'a:o']));
  expect(listColumns(session)).toMatchObject({ sort_name: 'o brien jean luc', sort_level: -1 });
});

test('spans follow each other without a gap, growing, until all days are seen', () => {
  fc.assert(
    fc.property(
      fc.nat(3000),
      fc.nat(1500),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      (first, length, size, descending) => {
        const days = { oldest: dateOf(first), newest: dateOf(first + length) };
        const seen: number[] = [];
        for (
          let span = spanAround(descending ? days.newest : days.oldest, size);
          overlaps(span, days);
          span = nextSpan(span, descending)
        ) {
          for (let n = 0; n < 4 ** span.size; n++) seen.push(span.index * 4 ** span.size + n);
          if (span.size > 0) {
            expect(
              quartersOf(span, descending).every((q) => spanOf(q.index * 4 ** q.size, span.size) === span.index),
            ).toBe(true);
          }
        }
        expect(new Set(seen).size).toBe(seen.length);
        const all = new Set(seen);
        expect(Array.from({ length: length + 1 }, (_, n) => first + n).filter((n) => !all.has(n))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test('a cover is the days, all of them and no others', () => {
  const cover = coverOf({ oldest: dateOf(1021), newest: dateOf(1300) });
  const has = (n: number) => [0, 1, 2, 3, 4].some((size) => cover.includes(term.span(size, spanOf(n, size))));
  expect(cover.length).toBeLessThan(20);
  for (let n = 900; n < 1400; n++) expect([n, has(n)]).toEqual([n, n >= 1021 && n <= 1300]);
  expect(dayOf(dateOf(1021))).toBe(1021);
});
