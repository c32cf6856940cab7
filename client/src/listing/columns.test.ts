import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { asMade, type Chosen, canHide, columns, edge, gap, layOut, leastOf, readChosen } from './columns.ts';

/** Of a company that has no tags of sessions. */
const untagged = columns.filter((column) => column !== 'labels');
const used = (width: number, chosen: Chosen) => {
  const { shown, widths } = layOut(width, chosen);
  return shown.reduce((all, column) => all + widths[column], 0) + 2 * edge + (shown.length - 1) * gap;
};

describe('columns of the list', () => {
  it('all stand on a wide line; what matters least goes first as room gets short', () => {
    expect(layOut(1384, asMade, untagged).shown).toEqual(untagged);
    expect(layOut(960, asMade, untagged).shown).not.toContain('device');
    expect(layOut(960, asMade, untagged).shown).toContain('lookers');
    expect(layOut(720, asMade, untagged).shown).toEqual(['state', 'subject', 'document', 'checks', 'started']);
    expect(layOut(640, asMade, untagged).shown).toEqual(['state', 'subject', 'checks', 'started']);
    expect(layOut(1600, asMade).shown).toEqual(columns);
    expect(layOut(720, asMade).shown).not.toContain('labels');
  });

  it('one that is hidden makes room for another', () => {
    expect(layOut(640, { ...asMade, hidden: ['checks'] }).shown).toContain('document');
  });

  it('a dragged width stays as it was left, wherever there is room for it', () => {
    const chosen = { hidden: [], widths: { subject: 333 } } as const;
    expect(layOut(1440, chosen, untagged).widths.subject).toBe(333);
    expect(layOut(1300, chosen, untagged).widths.subject).toBe(333);
    expect(layOut(640, chosen, untagged).widths.subject).toBeLessThan(333);
  });

  it('never runs over the line and never gets too narrow to read', () => {
    const chosen = fc.record({
      hidden: fc.subarray(columns.filter(canHide)),
      widths: fc.dictionary(fc.constantFrom(...columns), fc.integer({ min: 1, max: 900 })),
    });
    fc.assert(
      fc.property(fc.integer({ min: 640, max: 3000 }), chosen, (width, stored) => {
        const mine = readChosen(stored);
        expect(used(width, mine)).toBeLessThanOrEqual(width);
        const { shown, widths } = layOut(width, mine);
        for (const column of shown) expect(widths[column]).toBeGreaterThanOrEqual(leastOf(column));
        for (const column of mine.hidden) expect(shown).not.toContain(column);
      }),
    );
  });

  it('makes sense of whatever was kept', () => {
    expect(readChosen(undefined)).toEqual(asMade);
    expect(readChosen('x')).toEqual(asMade);
    expect(readChosen({ hidden: 'all', widths: [1] })).toEqual(asMade);
    expect(
      readChosen({ hidden: ['subject', 'device', 'gone'], widths: { state: 1, checks: 'wide', gone: 3 } }),
    ).toEqual({
      hidden: ['device'],
      widths: { state: leastOf('state') },
    });
  });

  it('are as they were left when the page is loaded anew', async () => {
    const left = { hidden: ['device'], widths: { subject: 222 } };
    localStorage.setItem('vidimus.columns', JSON.stringify(left));
    vi.resetModules();
    expect((await import('./columns.ts')).chosenColumns()).toEqual(left);
  });
});
