import { describe, expect, it } from 'vitest';
import type { DecisionView } from '../../../shared/decision/decision.ts';
import { contrastOnWhite, readable } from './colour.ts';
import { Coverage } from './fonts/coverage.ts';
import { lettersOf } from './fonts/fetch-early.ts';
import { langOf } from './fonts/lang.ts';
import { writersOf } from './notes/writers.ts';
import { columnsOf, fitted, slotOf } from './photos/photo-size.ts';
import { qrPath } from './qr.tsx';
import { fourEyesOf } from './sections/four-eyes.ts';
import { letterOf } from './source.ts';
import { photosOf, run } from './testing/parts.ts';
import { formatSpan, formatUtc } from './utc.ts';

describe('langOf', () => {
  it.each([
    ['Anna Świątek', 'GEO', undefined],
    ['直骨', 'CHN', 'zh-Hans'],
    ['直骨', 'JPN', 'ja'],
    ['直骨', 'TWN', 'zh-Hant'],
    ['カワサキ', 'USA', 'ja'],
    ['서울', null, 'ko'],
    ['ნინო', 'GEO', 'ka'],
    ['ليلى', 'JOR', 'ar'],
    ['نرگس', 'IRN', 'fa'],
    ['Україна', 'UKR', 'uk'],
    ['முருகன்', 'IND', 'ta'],
    ['नरेन्द्र', 'NPL', 'ne'],
    ['國', 'HKG', 'zh-Hant'],
  ])('%s of %s is %s', (text, nationality, lang) => expect(langOf(text, nationality)).toBe(lang));
});

describe('lettersOf', () => {
  const fonts = new Coverage([
    { family: 'Noto Sans', ranges: [[0x20, 0x52f]] },
    { family: 'Noto Sans Georgian', ranges: [[0x10a0, 0x10ff]] },
    { family: 'Noto Sans SC', ranges: [[0x4e00, 0x9fff]] },
    { family: 'Noto Sans JP', ranges: [[0x4e00, 0x9fff]] },
  ]);
  it('asks each family for its own letters, each once', () => {
    const of = (text: string, nationality: string) => lettersOf(text, nationality, () => fonts);
    expect(of('Nino Świ ნინო ааб', 'GEO')).toEqual([
      { family: 'Noto Sans', letters: 'Śаб' },
      { family: 'Noto Sans Georgian', letters: 'ნიო' },
    ]);
    expect(of('直骨直', 'JPN')).toEqual([{ family: 'Noto Sans JP', letters: '直骨' }]);
    expect(of('直骨直', 'GEO')).toEqual([{ family: 'Noto Sans SC', letters: '直骨' }]);
    expect(of('𐩀', 'GEO')).toEqual([]);
  });
  it('does not look at the fonts where all letters are Latin', () => {
    expect(
      lettersOf('plain', 'GEO', () => {
        throw new Error('looked at');
      }),
    ).toEqual([]);
  });
});

describe('readable', () => {
  it('keeps a colour that can be read and darkens one that cannot', () => {
    expect(readable('#1a5cbf')).toBe('#1a5cbf');
    const dark = readable('#ffe14d');
    const rgb = [1, 3, 5].map((at) => Number.parseInt(dark.slice(at, at + 2), 16));
    expect(contrastOnWhite(rgb)).toBeGreaterThanOrEqual(4.5);
    expect(readable('red;}')).toBe('#14171d');
  });
});

describe('eyesOf', () => {
  const wording = (kind: DecisionView['kind'], reviewerId: string, verdict: DecisionView['verdict'] = 'verified') =>
    ({ kind, reviewerId, verdict }) as DecisionView;
  it('names the two who agreed', () => {
    const [second, first] = [wording('decided', 'b'), wording('proposed', 'a')];
    expect(fourEyesOf([second, first])).toEqual({ first, second });
  });
  it.each([
    ['one was enough', [wording('decided', 'b')]],
    [
      'the proposal was of another round',
      [wording('decided', 'b'), wording('reopened', 'c'), wording('proposed', 'a')],
    ],
    ['the proposal was another', [wording('decided', 'b'), wording('proposed', 'a', 'rejected')]],
    ['it is opened again', [wording('reopened', 'c'), wording('decided', 'b'), wording('proposed', 'a')]],
    ['it was taken back', [wording('undone', 'b'), wording('decided', 'b'), wording('proposed', 'a')]],
  ])('names nobody where %s', (_, decisions) => expect(fourEyesOf(decisions)).toBeUndefined());
});

describe('times', () => {
  it('are in UTC and say so', () => expect(formatUtc('2026-11-22T14:03:07.123Z')).toBe('22 Nov 2026, 14:03:07 UTC'));
  it('span from the first to the last, to the minute', () => {
    const [early, late] = ['2026-11-22T14:03:07Z', '2026-11-22T14:10:00Z'];
    expect(formatSpan([late, early])).toBe('22 Nov 2026, 14:03 to 14:10');
    expect(formatSpan([early])).toBe('22 Nov 2026, 14:03');
    expect(formatSpan([early, '2026-11-23T00:00:00Z'])).toBe('22 Nov 2026, 14:03 to 23 Nov 2026, 00:00');
    expect(formatSpan([])).toBeNull();
  });
});

describe('writersOf', () => {
  it('gathers who wrote in nested blocks, in the order in which they come', () => {
    const paragraph = (...children: ReturnType<typeof run>[]) => ({ kind: 'paragraph' as const, children });
    const found = writersOf([
      paragraph(run('a', 1, 'one'), run('b', 2, 'two')),
      { kind: 'quote', children: [{ kind: 'bullets', items: [[paragraph(run('c', 3, 'x'))]] }] },
      { kind: 'tasks', items: [{ done: true, children: [paragraph(run('a', 4, 'four'))] }] },
    ]);
    expect(found.map(({ authorId, letters, times }) => [authorId, letters, times.length])).toEqual([
      ['a', 7, 2],
      ['b', 3, 1],
      ['c', 1, 1],
    ]);
  });
});

describe('sizes of photos', () => {
  const [front, selfie] = photosOf(1, ['document_front', 'selfie']) as [never, never];
  it('gives a document of the newest attempt the whole width, and what is drawn on more than what is not', () => {
    expect(columnsOf(front, { isNewest: true, isMarked: false, faces: 4 })).toBe(1);
    expect(columnsOf(front, { isNewest: false, isMarked: false, faces: 4 })).toBe(2);
    expect(columnsOf(front, { isNewest: false, isMarked: true, faces: 4 })).toBe(1);
    expect(columnsOf(selfie, { isNewest: true, isMarked: false, faces: 4 })).toBe(4);
    expect(columnsOf(selfie, { isNewest: true, isMarked: true, faces: 4 })).toBe(2);
  });
  it.each([
    [1600, 1000],
    [100, 5000],
    [5000, 100],
    [0, 0],
  ])('fits %i × %i into its slot', (width, height) => {
    const slot = slotOf(2, 'Letter');
    const size = fitted({ width, height }, slot);
    expect(size.width).toBeLessThanOrEqual(slot.width);
    expect(size.height).toBeLessThanOrEqual(slot.height);
  });
});

it('letters people A to Z, then AA', () => expect([0, 25, 26, 27].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB']));

it('draws a QR code inside of its box', () => {
  const { d, size } = qrPath('https://review.example.com/check#1');
  expect(d).toMatch(/^M2 2h7v1h-7z/);
  expect(size).toBeGreaterThan(20);
});
