import { beforeEach, describe, expect, it } from 'vitest';
import { parseRanges, rangesOf, writeRanges } from './code-point-ranges.ts';
import { Coverage } from './coverage.ts';
import { markUndrawn, type Split } from './undrawn.ts';

// Two files of one family, as packages split them, and a whole one.
const fonts = new Coverage([
  { family: 'Split', ranges: [[0x20, 0x17f]] },
  {
    family: 'Split',
    ranges: [
      [0x1e00, 0x1eff],
      [0x301, 0x301],
      [0xac00, 0xd7a3],
    ],
  },
  { family: 'Georgian', ranges: [[0x10d0, 0x10ff]] },
  {
    family: 'Whole',
    ranges: [
      [0x41, 0x7a],
      [0x300, 0x36f],
    ],
  },
]);
const split: Split = (cluster) => fonts.split(cluster);
let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('main');
});
const drawn = (text: string) => {
  root.textContent = text;
  const count = markUndrawn(root, split);
  return [root.textContent, count];
};

describe('R21 what no font has', () => {
  it.each([
    ['a\u{10a40}b', 'aU+10A40b', 1],
    ['\u{10a40}\u{10a41} x', 'U+10A40 U+10A41 x', 2],
    ['x\ue000', 'xU+E000', 1],
    ['x\u0378\uffff', 'xU+0378 U+FFFF', 2],
    ['x\ud800y', 'xU+D800y', 1],
  ])('%j is written as %s', (text, shown, count) => expect(drawn(text)).toEqual([shown, count]));

  it('is boxed in its place, in whichever element it stands, beside letters that stay', () => {
    root.innerHTML = '<h3>ნინო</h3><table><tr><td><b>a\u{10a40}</b></td></tr></table><p>\u{10a40}</p>';
    expect(markUndrawn(root, split)).toBe(2);
    expect([...root.querySelectorAll('.undrawn')].map((box) => box.parentElement!.tagName)).toEqual(['B', 'P']);
    expect(root.textContent).toBe('ნინოaU+10A40U+10A40');
  });

  it('is text: markup in it stays what it is', () => {
    expect(drawn('<img src=x>\u{10a40}')).toEqual(['<img src=x>U+10A40', 1]);
    expect(root.querySelector('img')).toBeNull();
  });
});

describe('R20 what is drawn as one', () => {
  it('comes from one file, as it is written or composed', () => {
    expect(drawn('e\u0302\u0301')).toEqual(['e\u0302\u0301', 0]);
    expect(drawn('\u1100\u1161\u11a8')).toEqual(['각', 0]);
  });
  it('keeps the letter when its mark cannot stand on it', () => {
    expect(drawn('ა\u0308')).toEqual(['აU+0308', 1]);
    expect(drawn('z\u0301\u0489\u0301')).toEqual(['z\u0301\u0301U+0489', 1]);
  });
  it('passes over variation selectors on what they select from, and writes out those that stand alone', () => {
    expect(drawn('ა\ufe0f')).toEqual(['ა\ufe0f', 0]);
    expect(drawn('ა\u200d\u2600')).toEqual(['აU+200D U+2600', 2]);
    expect(drawn(' \ufe0f\u{e0100}')).toEqual([' U+FE0F U+E0100', 2]);
  });
  it('takes the plainest alone, when that is asked for', () => {
    root.textContent = 'Žე\u0301ა\u0308\u{10a40}';
    expect(markUndrawn(root, (cluster) => fonts.splitPlain(cluster))).toBe(5);
    expect(root.textContent).toBe('ŽU+10D4 U+0301 U+10D0 U+0308 U+10A40');
  });
  it('ends with marks by the hundred thousand', () => {
    const [text, count] = drawn(`ა${'\u0301\u0308'.repeat(50_000)}`);
    expect(count).toBe(100_000);
    expect(text).toMatch(/^აU\+0301 U\+0308/);
  });
});

it('leaves a text alone that is Latin, without asking the fonts', () => {
  root.innerHTML = '<p>Žofia “quoted” – 3 €…</p>';
  const before = root.firstChild!.firstChild;
  expect(markUndrawn(root, (cluster) => new Coverage([]).split(cluster))).toBe(0);
  expect(root.firstChild!.firstChild).toBe(before);
});

it('reads and writes ranges as CSS does', () => {
  expect(parseRanges('U+0-FF, u+131,U+4??')).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
  ]);
  expect(writeRanges(rangesOf([0x61, 0x63, 0x62, 0x10a40]))).toBe('U+61-63,U+10A40');
});
