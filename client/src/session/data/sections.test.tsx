import { cleanup, render, screen, within } from '@solidjs/testing-library';
import { createStore, reconcile } from 'solid-js/store';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AttemptView } from '../../../../shared/session/attempt.ts';
import type { SessionState, SessionView } from '../../../../shared/session/session.ts';
import { MrzCard } from '../mrz/mrz-card.tsx';
import { emptyAttempt, emptyView, fullView, nothingKnown } from '../testing/fixture.ts';
import { farInWords } from './far-words.ts';
import { Activities, Extra } from './sections.tsx';
import { stepFinished } from './step-finished.ts';
import { Summary } from './summary.tsx';

afterEach(cleanup);

const wording = (label: string): string => {
  const row = screen.getByText(label, { selector: 'dt' }).parentElement!;
  return row.querySelector('dd')!.textContent!.trim();
};
const summary = (view: SessionView) => render(() => <Summary view={view} checkMrz={() => {}} />);
const ended = (state: SessionState): SessionView => ({ ...emptyView, state });

describe('Summary', () => {
  it('says of every unknown value that it is not known yet, while the session runs', () => {
    summary(emptyView);
    for (const label of [
      'First name',
      'Last name',
      'Document number',
      'Personal number',
      'Sex',
      'Birth date',
      'Expiration date',
      'Nationality',
      'Liveness passed',
      'Document valid',
      'Face match score',
      'Match confidence',
      'ID spoof detection',
    ]) {
      expect([label, wording(label)]).toEqual([label, 'Not available yet']);
    }
    expect(wording('Verified')).toBe('NoIn progress');
    expect(screen.queryByText('Not reported')).toBeNull();
  });

  it('says that it was not reported once the session is over', () => {
    summary(ended('expired'));
    expect(screen.queryByText('Not available yet')).toBeNull();
    expect(screen.getAllByText('Not reported')).toHaveLength(14);
    expect(wording('Verified')).toBe('NoExpired');
  });

  it('writes what is known', () => {
    summary(fullView);
    expect(wording('First name')).toBe('Anna Maria');
    expect(wording('Name in native script')).toBe('ანა მარია ერიქსონი');
    expect(wording('Sex')).toBe('Female');
    expect(wording('Birth date')).toBe('12 Aug 1974 · 52 years old');
    expect(wording('Issue date')).toBe('Apr 2002');
    expect(wording('Expiration date')).toBe('15 Apr 2012expired');
    expect(wording('Nationality')).toBe('GeorgiaGEO');
    expect(wording('Verified')).toBe('YesVerified');
    expect(wording('Face match score')).toBe('61 in 100,000');
    expect(wording('Match confidence')).toBe('91 of 100');
    expect(wording('ID spoof detection')).toBe('ID is realFull ID not detected');
    expect(wording('Company')).toBe('Demo Bank');
  });

  it('leads to the MRZ errors only when there are some', () => {
    const check = vi.fn();
    const { unmount } = render(() => <Summary view={fullView} checkMrz={check} />);
    screen.getByRole('button', { name: /Check MRZ errors/ }).click();
    expect(check).toHaveBeenCalledOnce();
    unmount();
    summary({ ...fullView, verification: { ...nothingKnown, documentValid: true } });
    expect(screen.queryByRole('button', { name: /Check MRZ errors/ })).toBeNull();
  });

  it('one half of the spoof detection known: the other says that it is not', () => {
    summary({ ...emptyView, verification: { ...nothingKnown, idReal: false } });
    expect(wording('ID spoof detection')).toBe('ID is spoofedFull ID: not available yet');
  });

  it('a value that changes tints once, others do not', () => {
    const [store, setStore] = createStore({ view: emptyView });
    const { container } = render(() => <Summary view={store.view} checkMrz={() => {}} />);
    expect(container.querySelectorAll('.tint')).toHaveLength(0);
    setStore(
      'view',
      reconcile({ ...emptyView, verification: { ...nothingKnown, livenessPassed: true } }, { key: 'id' }),
    );
    const tinted = container.querySelectorAll('.tint');
    expect([...tinted].map((e) => e.textContent)).toEqual(['Yes']);
  });

  it('an impossible birth date is shown as it was read, and named', () => {
    summary({ ...fullView, subject: { birthDate: '1990-02-31' } });
    expect(wording('Birth date')).toBe('1990-02-31 invalid date');
  });
});

describe('farInWords', () => {
  it.each([
    [0, 'No match'],
    [1, '1 in 100'],
    [6, '1 in 100,000'],
    [7, '1 in 500,000'],
    [9, 'better than 1 in 500,000'],
  ])('level %i is %s', (level, words) => expect(farInWords(level)).toBe(words));
});

describe('Activities', () => {
  it('tells the device, the times and the attempts', () => {
    render(() => <Activities view={fullView} />);
    expect(wording('User agent')).toBe('Apple iPhone');
    expect(wording('Device type')).toBe('Mobile');
    expect(wording('Client IP')).toBe('203.0.113.7 country unknown');
    expect(wording('Liveness finished')).toBe('Yes');
    expect(wording('Document finished')).toBe('Yes');
    expect(wording('Attempts')).toBe('2 of 3');
    expect(wording('Raw user agent')).toContain('Mozilla/5.0');
  });

  it('tells the country of the address, when the table knows one', () => {
    const [newest, ...older] = fullView.attemptHistory;
    render(() => <Activities view={{ ...fullView, attemptHistory: [{ ...newest!, ipCountry: 'GE' }, ...older] }} />);
    expect(wording('Client IP')).toBe('203.0.113.7 Georgia');
    expect(screen.getByText('Georgia').getAttribute('data-tip')).toMatch(/offline IP table/);
  });

  it('of a session that nobody opened', () => {
    const { unmount } = render(() => <Activities view={emptyView} />);
    expect(wording('Started')).toBe('Not started yet');
    expect(wording('Liveness finished')).toBe('Not finished yet');
    unmount();
    render(() => <Activities view={ended('expired')} />);
    expect(wording('Started')).toBe('Never started');
    expect(wording('Finished')).toBe('Never finished');
    expect(wording('Liveness finished')).toBe('No');
    expect(wording('Attempts')).toBe('0 of 3');
  });
});

describe('stepFinished', () => {
  const step = (
    outcome: 'done' | 'failed' | 'skipped' | null,
    name: 'document_front' | 'document_back' = 'document_front',
  ) => ({
    step: name,
    startedAt: '2026-11-23T09:00:00.000Z',
    finishedAt: null,
    outcome,
  });
  const both = ['document_front', 'document_back'] as const;
  it.each<[AttemptView['steps'], boolean | null, string]>([
    [[step('failed'), step('done')], true, 'a side taken again counts by its last try'],
    [[step('done'), step(null, 'document_back')], false, 'the back is still missing'],
    [[step('done'), step('skipped', 'document_back')], true, 'a skipped back is not asked for'],
    [[], null, 'nothing was begun'],
  ])('%#: %s → %s', (steps, finished) => {
    expect(stepFinished([{ ...emptyAttempt, steps }], both)).toBe(finished);
  });
});

describe('Extra', () => {
  it('shows label and value, or that there are none', () => {
    const { unmount } = render(() => <Extra view={fullView} />);
    expect(wording('Phone number')).toBe('+995 555 123 456');
    unmount();
    render(() => <Extra view={emptyView} />);
    expect(screen.getByText('No extra fields')).toBeTruthy();
  });
});

describe('MrzCard', () => {
  const card = (view: SessionView, open: boolean | null = null) =>
    render(() => <MrzCard view={view} open={open} setOpen={() => {}} />);

  it('marks the wrong characters in the lines', () => {
    const { container } = card(fullView);
    expect([...container.querySelectorAll('mark')].map((m) => m.textContent)).toEqual(['1', '8']);
    expect([...container.querySelectorAll('.mrz-fit')].map((l) => l.textContent)).toEqual(fullView.mrz!.lines);
  });

  it('lists all fifteen with the exact error and the plain sentence', () => {
    card(fullView);
    const items = within(document.getElementById('mrz-items')!);
    expect(items.getAllByRole('listitem')).toHaveLength(15);
    expect(
      items.getByText('Invalid text: 1RIKSSON. Must match the following regular expression: /^[A-Z]+<*$/'),
    ).toBeTruthy();
    expect(items.getByText('A name may hold only letters and <.')).toBeTruthy();
    expect(screen.getByText('2 errors')).toBeTruthy();
  });

  it('ties a row to its characters', async () => {
    const { container } = card(fullView);
    const row = screen.getByRole('button', { name: 'Composite check digit' });
    row.focus();
    expect([...container.querySelectorAll('.bg-accent\\/20')].map((m) => m.textContent)).toEqual(['8']);
  });

  it('says why lines of no known format cannot be checked, and when nothing was read', () => {
    const { unmount } = card({
      ...fullView,
      mrz: {
        raw: ['ABC'],
        lines: ['ABC'],
        format: null,
        valid: false,
        problem: 'One line of 3 characters.',
        items: [],
      },
    });
    expect(screen.getByText('One line of 3 characters.')).toBeTruthy();
    expect(screen.getByText('Unknown format')).toBeTruthy();
    unmount();
    card(emptyView);
    expect(screen.getByText('No machine-readable zone has been read yet.')).toBeTruthy();
  });
});
