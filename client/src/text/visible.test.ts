import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hiddenIn, isolated, sentence, visible, visibleWhole } from './visible.ts';

// findings/real-world.md 17, cases/16
describe('visible', () => {
  test.each([
    ['an override', 'a\u202eb', 'a‹U+202E›b'],
    ['embeddings and isolates', 'a\u202a\u2067\u2069b', 'a‹U+202A›‹U+2067›‹U+2069›b'],
    ['controls of both sets', 'a\u0000\u001b\u0085b', 'a‹U+0000›‹U+001B›‹U+0085›b'],
    ['separators of lines and paragraphs', 'a\u2028\u2029b', 'a‹U+2028›‹U+2029›b'],
    ['zero width', 'a\u200b\u200d\u2060\ufeffb', 'a‹U+200B›‹U+200D›‹U+2060›‹U+FEFF›b'],
    ['a soft hyphen', 'Ma\u00adria', 'Ma‹U+00AD›ria'],
    ['what looks like nothing', '\u3164', '‹U+3164›'],
    ['a direction without a letter that needs it', 'a\u200fb', 'a‹U+200F›b'],
    ['tags', 'a\u{e0041}\u{e0042}b', 'a‹U+E0041›‹U+E0042›b'],
    ['a long run of them', `a${'\u{e0041}'.repeat(30)}b`, `a${'‹U+E0041›'.repeat(4)}‹+26 hidden›b`],
    ['variants where there is nothing to vary', 'a\ufe0f1\ufe0f\u{e0101}', 'a‹U+FE0F›1‹U+FE0F›‹U+E0101›'],
    ['half of a pair', 'a\ud83d', 'a‹U+D83D›'],
    ['a flood of marks', `a${'\u0335'.repeat(40)}b`, `a${'\u0335'.repeat(6)}‹+34 marks›b`],
  ])('writes out %s', (_, text, expected) => expect(visible(text)).toBe(expected));

  test.each([
    'Nguyễn Văn Ánh'.normalize('NFD'),
    'می\u200cخواهم\n\tक्\u200dष',
    'ශ්\u200dරී',
    'אבג\u200f!',
    'شَمْسُ ٱلدِّينِ',
    'בְּרֵאשִׁ֖ית',
    'ភាសា\u200bខ្មែរ',
    '葛\u{e0100}飾',
    '1️⃣ ❤️ 👍🏽 👩‍👩‍👧 🏳️‍🌈 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'ᠮᠣᠩᠭᠣᠯ\u180e',
    'line\r\nline',
  ])('leaves %s', (text) => {
    expect(visible(text)).toBe(text);
    expect(hiddenIn(text)).toEqual([]);
  });

  it('of any text leaves nothing that turns letters, and a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = visible(text);
        expect(once).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        expect(visible(once)).toBe(once);
      }),
      { seed: 16 },
    );
  });
});

it('hiddenIn says where each stands', () => {
  expect(hiddenIn('ab\u202ec\u{e0041}')).toEqual([
    { at: 2, length: 1, written: '‹U+202E›' },
    { at: 4, length: 2, written: '‹U+E0041›' },
  ]);
});

describe('a sentence around what others wrote', () => {
  it('sets apart what runs from right to left, and nothing else', () => {
    expect(sentence`${'محمد'} verified, ${3} left by ${'Nino'}`).toBe('\u2068محمد\u2069 verified, 3 left by Nino');
  });
  it('is shown as it was made, whatever stands in its parts', () => {
    const made = sentence`${'\u2069محمد\u202e\u2068'} verified`;
    expect(made).toBe('\u2068‹U+2069›محمد‹U+202E›‹U+2068›\u2069 verified');
    expect(visibleWhole(made)).toBe(made);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // Each that opens closes, in what others wrote too: nothing reaches past it.
        const shown = visibleWhole(`${text} ${isolated(text)} end`);
        expect(shown.replace(/\u2068[^\u2066-\u2069]*\u2069/g, '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }),
      { seed: 16 },
    );
  });
  it('writes out an isolate around what needs none', () => {
    expect(visibleWhole('\u2068abc\u2069')).toBe('‹U+2068›abc‹U+2069›');
  });
});
