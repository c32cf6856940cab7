import { expect, test } from 'vitest';
import { markTheRest } from './marked-content.ts';
import { UnreadablePdf } from './syntax.ts';

const marked = (...lines: string[]) => markTheRest(lines.join('\n')).content.split('\n');

test('what is painted outside of a tag becomes an artifact, with the whole of its path', () => {
  expect(marked('q', '0 0 5 5 re', '1 1 m', '2 2 l', 'f', 'Q')).toEqual([
    'q',
    '/Artifact BMC',
    '0 0 5 5 re',
    '1 1 m',
    '2 2 l',
    'f',
    'EMC',
    'Q',
  ]);
  expect(marked('/X6 Do')).toEqual(['/Artifact BMC', '/X6 Do', 'EMC']);
});

test('a clip paints nothing; text and tags stay', () => {
  const page = ['0 0 5 5 re', 'W*', 'n', '/P <</MCID 0 >>BDC', 'BT', '(EMC BDC f \\) \\() Tj', 'ET', 'EMC', ''];
  expect(marked(...page)).toEqual(page);
});

test('text without a tag, with the letters that it stands for', () => {
  const text = ['BT', '/F4 16 Tf', '/Span<</ActualText <feff0628> >> BDC', '<0001> Tj', 'EMC', 'ET'];
  expect(marked(...text)).toEqual(['/Artifact BMC', ...text, 'EMC']);
});

test('marks within a tag are its own; after it all is as before it', () => {
  const tag = ['/P <</MCID 0 >>BDC', '/Span<</ActualText <feff0628> >> BDC', '1 1 1 1 re', 'f', 'EMC', '/X1 Do', 'EMC'];
  expect(marked(...tag, '/X2 Do')).toEqual([...tag, '/Artifact BMC', '/X2 Do', 'EMC']);
  const nested = ['/P <</MCID 0 >>BDC', '/Artifact BMC', '/X0 Do', 'EMC', '/X1 Do', 'EMC'];
  expect(marked(...nested, '/X2 Do')).toEqual([...nested, '/Artifact BMC', '/X2 Do', 'EMC']);
});

test('what is already an artifact stays one', () => {
  const page = ['/Artifact BMC', '/X1 Do', 'EMC'];
  expect(marked(...page)).toEqual(page);
});

test('marks that do not match are refused', () => {
  expect(() => marked('EMC')).toThrow(UnreadablePdf);
  expect(() => marked('/P <</MCID 0 >>BDC', 'BT')).toThrow(UnreadablePdf);
});
