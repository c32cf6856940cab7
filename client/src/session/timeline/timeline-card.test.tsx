import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DecisionView } from '../../../../shared/decision/decision.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { type Colleagues, ColleaguesContext } from '../../accounts/colleagues.ts';
import { api } from '../../api.ts';
import { type Change, type Live, LiveContext } from '../../live/store.ts';
import { DecisionNotes } from '../../session-model/timeline/decision-notes.tsx';
import { emptyView } from '../testing/fixture.ts';
import { fact } from './testing/fact.ts';
import { TimelineCard } from './timeline-card.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const ana = 'reviewer:ana' as const;
const colleagues: Colleagues = {
  all: () => [],
  find: (id) => (id === 'ana' ? { id, name: 'Ana Beridze', colour: 0 } : undefined) as ReturnType<Colleagues['find']>,
};
const decision = (id: string, more: Partial<DecisionView> = {}): DecisionView => ({
  ...{ id, kind: 'decided', verdict: 'rejected', reviewerId: 'ana', at: '2026-11-23T09:00:05.000Z' },
  ...{ note: 'Another face', tags: ['fake', 'own-tag'], step: null, conditionsVersion: 1 },
  conditions: [{ condition: 'liveness', outcome: 'not_met', saw: { livenessPassed: false } }],
  ...more,
});
const view = (more: Partial<SessionView>): SessionView => ({ ...emptyView, id: 's', ...more });

async function page(events: LogEvent[], more: Partial<SessionView> = {}) {
  vi.spyOn(api, 'sessionEvents').mockResolvedValue({ seq: events.at(-1)?.seq ?? 0, events, next: null });
  vi.spyOn(api, 'rejectionTags').mockResolvedValue({
    tags: [{ key: 'own-tag', group: 'spam', label: 'Called twice', retired: true }],
  });
  let say!: (change: Change) => void;
  const live = { onChanges: (fn: typeof say) => (say = fn) } as unknown as Live;
  render(() => (
    <LiveContext.Provider value={live}>
      <ColleaguesContext.Provider value={colleagues}>
        <TimelineCard view={view(more)} />
      </ColleaguesContext.Provider>
    </LiveContext.Provider>
  ));
  await screen.findByRole('list', { name: 'Session timeline, newest first' });
  return (...facts: LogEvent[]) => say({ type: 'changes', from: 0, to: 99, facts, rows: [], gone: [] });
}
const lines = () =>
  within(screen.getByRole('list', { name: /newest first/ }))
    .getAllByRole('listitem')
    .filter((item) => item.parentElement?.getAttribute('aria-label')?.endsWith('newest first'));
const decided = fact(5, 'session.decided', { decisionId: 'd', state: 'rejected', tags: ['fake'], ownTags: [] }, ana);

describe('TimelineCard', () => {
  it('tells a decision with its note, its tags by name and the conditions at that moment', async () => {
    await page([decided], { decisions: [decision('d')] });
    const [line] = lines();
    expect(line!.textContent).toContain('Ana Beridze rejected it');
    expect(line!.textContent).toContain('Another face');
    expect(line!.textContent).toContain('Fake');
    await within(line!).findByText('Called twice');
    fireEvent.click(within(line!).getByRole('button', { name: 'Conditions at the time' }));
    expect(line!.textContent).toContain('Liveness passedNot metFailedRequired: passed');
  });

  it('tells a correction from what to what, and why', async () => {
    await page([fact(3, 'subject.edited', { editId: 'e', field: 'birthDate' }, ana)], {
      edits: [
        {
          ...{ id: 'e', field: 'birthDate', from: '1974-08-12', to: '1974-08-13', reason: 'Misread' },
          ...{ reviewerId: 'ana', at: '2026-11-23T09:00:03.000Z', superseded: false },
        },
      ],
    });
    expect(lines()[0]!.textContent).toMatch(/Ana Beridze corrected birth date.*from 12 Aug 1974 to 13 Aug 1974Misread/);
  });

  it('what happens now comes on top, and leaves the other lines as they are', async () => {
    const happen = await page([fact(1, 'session.created', {}, 'key:k'), decided], { decisions: [decision('d')] });
    const before = lines();
    happen(fact(6, 'session.decision_undone', { decisionId: 'd' }, ana));
    const after = lines();
    expect(after[0]!.textContent).toContain('undid the decision');
    expect(after.slice(1)).toEqual(before);
    expect(before[0]!.textContent).toContain('Undone');
  });

  it('folds what the phone reported; decisions alone can be asked for', async () => {
    const attempt = { attemptId: 'a' };
    await page([
      fact(1, 'attempt.started', { ...attempt, number: 1 }),
      fact(2, 'step.started', { ...attempt, step: 'selfie' }),
      fact(3, 'attempt.finished', { ...attempt, outcome: 'completed' }),
      decided,
    ]);
    expect(lines()[1]!.textContent).toContain('Capture client · attempt 1 · completed');
    const fold = screen.getByRole('button', { name: '3 events' });
    expect(screen.queryByText('started a step')).toBeNull();
    fireEvent.click(fold);
    expect(lines()[1]!.textContent).toContain('started a step · selfie');
    fireEvent.click(screen.getByRole('button', { name: 'Decisions' }));
    expect(lines()).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Decisions' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('draws a long story in parts', async () => {
    await page(Array.from({ length: 300 }, (_, i) => fact(i + 1, 'session.claimed', {}, ana)));
    expect(lines()).toHaveLength(40);
    fireEvent.click(screen.getByRole('button', { name: 'Show 100 older entries' }));
    expect(lines()).toHaveLength(140);
  });
});

describe('DecisionNotes', () => {
  it('shows what was written with decisions, who said it and whether it still stands', () => {
    render(() => (
      <ColleaguesContext.Provider value={colleagues}>
        <DecisionNotes
          decisions={[
            decision('c', { verdict: 'verified', note: 'The same person' }),
            decision('b', { kind: 'undone', note: '' }),
            decision('a'),
            decision('z', { kind: 'by_conditions', note: '', reviewerId: null }),
          ]}
        />
      </ColleaguesContext.Provider>
    ));
    const wording = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(wording).toHaveLength(2);
    expect(wording[0]).toMatch(/^Ana Beridzeverified.*The same person$/);
    expect(wording[1]).toMatch(/^Ana Beridzerejected· Undone.*Another face$/);
  });
});
