import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HitView, Reason, ScreeningView } from '../../../../shared/screening/screening.ts';
import type { SessionState } from '../../../../shared/session/session.ts';
import { api } from '../../api.ts';
import { emptyView } from '../testing/fixture.ts';
import { PepCard } from './pep-card.tsx';

afterEach(cleanup);

const list = { id: 'l', title: 'Watchlist', authority: 'Somebody', date: '2020-01-02', version: 1 };
const hit: HitView = {
  id: 'h',
  list,
  person: {
    ...{
      sourceId: 'T1',
      births: ['1966-01-09', '~1967'],
      sexes: ['M'],
      countries: ['GE'],
      birthPlaces: [],
      numbers: [],
    },
    names: [
      { text: 'Tamaz Markovil', kind: 'name' },
      { text: 'The Tester', kind: 'weak_alias' },
    ],
    ...{ topics: ['sanction', 'pep'], programmes: ['TEST-1'], listedSince: '2012-12-31', positions: [], remarks: null },
    url: 'javascript:alert(1)',
  },
  score: 0.996,
  reasons: [
    {
      ...{ on: 'name', subject: 'Tamas Markovil', listed: 'Tamaz Markovil', kind: 'name', likeness: 0.97 },
      words: [{ subject: 'tamas', listed: 'tamaz', how: 'sound', likeness: 0.9 }],
    },
    { on: 'birth_date', subject: '1966-09-01', listed: ['1966-01-09', '~1967'], how: 'swapped' },
    { on: 'sex', subject: null, listed: ['M'], how: 'unknown' },
    { on: 'birth_place', subject: null, listed: [], how: 'unknown' },
  ],
  hitReview: null,
  wasCleared: false,
};
const result: NonNullable<ScreeningView['result']> = {
  ...{ id: 'r', at: '2026-11-23T10:00:00.000Z', provider: 'lists', lists: [list], threshold: 0.7 },
  ...{ algorithm: 'vidimus-1', hits: [], weak: [], againAt: null },
};
const show = (screened: ScreeningView | null, state: SessionState = 'awaiting_action') =>
  render(() => <PepCard view={{ ...emptyView, state, screened }} seq={() => 1} />);
const view = (
  more: Partial<NonNullable<ScreeningView['result']>>,
  mark: ScreeningView['mark'] = 'open',
): ScreeningView => ({
  mark,
  pending: null,
  result: { ...result, ...more },
});

describe('PepCard', () => {
  it('before anything is read, and while it waits: says so, and how often nobody answered', () => {
    show(null, 'in_progress');
    expect(screen.getByText('Not screened yet')).toBeTruthy();
    cleanup();
    show({ mark: 'waiting', pending: { since: '2026-11-23T10:00:00.000Z', failures: 3 }, result: null });
    expect(screen.getByText(/hasn’t responded \(3 attempts\)/)).toBeTruthy();
    cleanup();
    show({ mark: 'waiting', pending: null, result: null });
    expect(screen.getByText(/No lists in use/)).toBeTruthy();
  });

  it('nobody found: against which list of which day, and that it is old', () => {
    show(view({}, 'clear'));
    expect(screen.getByText('No hits')).toBeTruthy();
    expect(screen.getByText('2 Jan 2020')).toBeTruthy();
    expect(screen.getByText(/^[\d,]+ days old$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Confirm match' })).toBeNull();
  });

  it('a hit: what agrees and what does not, side by side; what neither knows is left out; a link that is none is no link', () => {
    show(view({ hits: [hit] }));
    expect(screen.getByRole('img', { name: 'Score 99%, threshold 70%' })).toBeTruthy();
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'FieldThis sessionList entryResult',
      'NameTamas Markovil (tamas: sounds similar)Tamaz Markovil (tamaz: sounds similar) (name)97% similar',
      'Birth date1 Sept 19669 Jan 1966, about 1967Day and month swapped',
      'SexunknownMaleNot comparable',
    ]);
    expect(screen.queryByRole('link')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '1 other name' }));
    expect(screen.getByText('The Tester').parentElement?.textContent).toBe('The Tester weak alias');
  });

  // findings/real-world.md 17: what runs from right to left leaves the order of its neighbours.
  it('a name in Arabic keeps the words around it in their order', () => {
    const name = {
      ...({ on: 'name', subject: 'علي', listed: 'ولد سليم', kind: 'name', likeness: 0.9 } as const),
      words: [
        { subject: null, listed: 'ولد', how: 'extra', likeness: 0 } as const,
        { subject: 'علي', listed: 'سليم', how: 'typo', likeness: 0.8 } as const,
      ],
    };
    const links = [{ name: 'شركة', relation: 'owner' }];
    const person = { ...hit.person, links, positions: ['وزير', 'Minister'] };
    show(view({ hits: [{ ...hit, person, reasons: [name] }] }));
    const tip = screen.getByText('ولد سليم', { selector: '[data-tip]' }).getAttribute('data-tip');
    expect(tip).toBe('\u2068ولد\u2069: only on the list; \u2068سليم\u2069: one letter differs');
    expect(screen.getByText('Linked to').nextSibling?.textContent).toBe('\u2068شركة\u2069 (owner)');
    expect(screen.getByText('Position').nextSibling?.textContent).toBe('\u2068وزير\u2069; Minister');
  });

  it('a long word may be broken, so that the table is no wider than its card; a short number stays whole', () => {
    const name = { on: 'name', subject: 'Tamaz\u202egnp.exe', listed: 'Marcovilli', kind: 'alias', words: [] } as const;
    const number = { on: 'number', subject: 'K3575144', listed: 'K3575144', how: 'agrees' } as const;
    const reasons: Reason[] = [{ ...name, words: [], likeness: 0.5 }, number];
    show(view({ hits: [{ ...hit, reasons }] }));
    const cells = screen
      .getAllByRole('cell')
      .map((cell) => [cell.textContent, cell.classList.contains('wrap-anywhere')]);
    expect(cells).toEqual([
      ['Tamaz‹U+202E›gnp.exe', true],
      ['Marcovilli (alias)', false],
      ['50% similar', false],
      ['K3575144', false],
      ['K3575144', false],
      ['Match', false],
    ]);
  });

  it('a birth date that is known in part is written as elsewhere on the page', () => {
    const birth = {
      on: 'birth_date',
      subject: '1960-03',
      listed: ['1960', '1960-03/1961'],
      how: 'month',
    } satisfies Reason;
    show(view({ hits: [{ ...hit, reasons: [birth] }] }));
    const [, row] = within(screen.getByRole('table')).getAllByRole('row');
    expect(row!.textContent).toBe('Birth dateMar 19601960, Mar 1960 to 1961Same month');
  });

  it('a name that many have says so, a rare one does not', () => {
    const withBits = (bits: number) => ({
      ...hit,
      reasons: hit.reasons.map((reason) => (reason.on === 'name' ? { ...reason, bits } : reason)),
    });
    show(view({ hits: [withBits(8)] }));
    expect(screen.getByText('Common name')).toBeTruthy();
    cleanup();
    show(view({ hits: [withBits(20)] }));
    expect(screen.queryByText('Common name')).toBeNull();
  });

  it('reviewed: by whom, why, on which session; and what was cleared before says so', () => {
    const hitReview = {
      id: 'j',
      verdict: 'different' as const,
      reason: 'Another town.',
      reviewerId: 'x',
      at: result.at,
    };
    show(
      view({ hits: [{ ...hit, hitReview: { ...hitReview, fromSessionId: '0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6b' } }] }),
    );
    expect(screen.getByText('All cleared: not a match')).toBeTruthy();
    expect(screen.getByText('Another town.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open session 3d4c5b6b' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
    cleanup();
    show(view({ hits: [{ ...hit, wasCleared: true }] }));
    expect(screen.getByText(/Previously cleared/)).toBeTruthy();
  });

  it('asks for a reason before anything is sent', () => {
    show(view({ hits: [hit] }));
    fireEvent.click(screen.getByRole('button', { name: 'Not a match' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert').textContent).toBe('Enter a reason.');
  });

  it('D20: what clearing it settles elsewhere is told before it is saved, and listed after', async () => {
    const settled = { sessionId: '0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6b', name: 'Luka Tsereteli', state: 'verified' };
    const asked = vi.spyOn(api, 'hitElsewhere');
    asked.mockResolvedValue({ carryOver: true, would: [settled as never], did: [] });
    show(view({ hits: [hit] }));
    expect(asked).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Not a match' }));
    await screen.findByText('Clearing this hit also clears it in 1 other session of this person:');
    expect(screen.getByRole('link').getAttribute('href')).toBe(`/sessions/${settled.sessionId}`);
    expect(screen.getByRole('link').parentElement!.textContent).toBe('Luka Tsereteli …3d4c5b6bVerified');
    cleanup();
    asked.mockResolvedValue({ carryOver: true, would: [], did: [settled as never] });
    const hitReview = { id: 'j', verdict: 'different' as const, reason: 'No.', reviewerId: 'x', at: result.at };
    show(view({ hits: [{ ...hit, hitReview: { ...hitReview, fromSessionId: null } }] }));
    await screen.findByText('Also applied to 1 other session of this person:');
    asked.mockRestore();
  });

  it('what is being captured cannot be reviewed; who is only alike in name is folded and never reviewed', () => {
    show(view({ hits: [hit] }), 'in_progress');
    expect(screen.queryByRole('button', { name: 'Confirm match' })).toBeNull();
    cleanup();
    show(view({ weak: [hit] }, 'clear'));
    fireEvent.click(screen.getByRole('button', { name: '1 similar name, ruled out by other data' }));
    expect(within(screen.getByRole('list', { name: 'Similar names' })).getByRole('table')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Confirm match' })).toBeNull();
  });
});
