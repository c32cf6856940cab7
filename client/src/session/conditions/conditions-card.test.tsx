import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConditionResult } from '../../../../shared/conditions.ts';
import type { DecisionView } from '../../../../shared/decision/decision.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { emptyView } from '../testing/fixture.ts';
import { ConditionsCard } from './conditions-card.tsx';

afterEach(cleanup);

const met: ConditionResult = { condition: 'liveness', outcome: 'met', saw: { livenessPassed: true } };
const low: ConditionResult = { condition: 'face_level', outcome: 'not_met', saw: { level: 2, atLeast: 4 } };
const reused: ConditionResult = {
  condition: 'document_reused',
  outcome: 'not_met',
  saw: { sessions: ['0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6b'] },
};
const decision: DecisionView = {
  id: 'd',
  kind: 'decided',
  verdict: 'verified',
  reviewerId: 'ana',
  at: '2026-11-23T10:00:00.000Z',
  note: '',
  tags: [],
  step: null,
  conditions: [low, met],
  conditionsVersion: 1,
};
const show = (more: Partial<SessionView>) =>
  render(() => <ConditionsCard view={{ ...emptyView, state: 'awaiting_action', ...more }} />);

describe('ConditionsCard', () => {
  it('shows what is not met, with icon and word, and folds what is', () => {
    show({ conditions: [met, low, reused] });
    const unmet = within(screen.getByRole('list', { name: 'Conditions not met' }));
    expect(unmet.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Face match levelNot metLevel 2, 1 in 250Required: level 4 or higher, 1 in 1,000',
      'Document not reusedNot metAlso in 1 other session:…3d4c5b6bRequired: not used by another person or in a rejected session',
    ]);
    expect(unmet.getByRole('link', { name: 'Open session 3d4c5b6b' }).getAttribute('href')).toBe(
      '/sessions/0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6b',
    );
    const fold = screen.getByRole('button', { name: '1 condition met' });
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('Liveness passed')).toBeNull();
    fireEvent.click(fold);
    expect(screen.getByRole('list', { name: 'Conditions met' }).textContent).toContain('Liveness passedMet');
  });

  it('says in one line that all are met', () => {
    show({ conditions: [met, { ...met, condition: 'id_real', saw: { idReal: true } }] });
    expect(screen.getByRole('button', { name: 'All 2 conditions are met' })).toBeTruthy();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('of a decided session: as it was at the decision, whatever was asked since', () => {
    show({ state: 'verified', conditions: [met], decisions: [decision] });
    expect(screen.getByText('Face match level')).toBeTruthy();
    expect(screen.getByText(/^As of the decision, 23 Nov 2026/)).toBeTruthy();
  });

  it('reopened, it is as it is now', () => {
    show({ conditions: [met], decisions: [{ ...decision, kind: 'reopened' }, decision] });
    expect(screen.queryByText('Face match level')).toBeNull();
    expect(screen.queryByText(/As it was/)).toBeNull();
  });

  it('is not there while somebody is being verified', () => {
    show({ state: 'in_progress', conditions: [], decisions: [decision] });
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
