import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { Me } from '../../../../shared/api/review.ts';
import type { SubjectEdit } from '../../../../shared/decision/decision.ts';
import type { ProblemBody, ProblemCode } from '../../../../shared/problem.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { eventually } from '../../../../shared/testing/eventually.ts';
import { type Colleagues, ColleaguesContext } from '../../accounts/colleagues.ts';
import { MeContext } from '../../accounts/me.ts';
import { api, ProblemError } from '../../api.ts';
import { Summary } from '../data/summary.tsx';
import { fullView } from '../testing/fixture.ts';

const me = { reviewer: { id: 'ana', name: 'Ana Beridze', colour: 0 } } as Me;
const colleagues: Colleagues = {
  all: () => [],
  find: (id) => (id === 'ben' ? { id, name: 'Ben Koval', colour: 1 } : undefined) as ReturnType<Colleagues['find']>,
};
const waiting: SessionView = {
  ...fullView,
  state: 'awaiting_action',
  read: fullView.subject,
  waiting: {
    since: '2026-11-23T09:10:00.000Z',
    unmet: [],
    claim: null,
    needsTwo: false,
    votes: [],
    assignedTo: null,
    escalated: false,
    snoozedUntil: null,
  },
};
const edit: SubjectEdit = {
  ...{ id: 'e', field: 'lastName', from: 'Eriksson', to: 'Erikson', reason: 'One s on the photo' },
  ...{ reviewerId: 'ben', at: '2026-11-23T09:20:00.000Z', superseded: false },
};

let send: MockInstance<typeof api.editSubject>;
let seq = 10;
beforeEach(() => {
  seq = 10;
  send = vi.spyOn(api, 'editSubject').mockResolvedValue({ seq: 10 });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Ana's page of a session that waits. */
function page(more: Partial<SessionView> = {}) {
  const [store, set] = createStore({ view: { ...waiting, ...more } });
  render(() => (
    <MeContext.Provider value={() => me}>
      <ColleaguesContext.Provider value={colleagues}>
        <Summary view={store.view} checkMrz={() => {}} seq={() => seq} />
      </ColleaguesContext.Provider>
    </MeContext.Provider>
  ));
  return (next: Partial<SessionView>) => set('view', next);
}
const pencil = (field: string) => screen.getByRole('button', { name: `Correct ${field}` });
const form = (field: string) => within(screen.getByRole('form', { name: `Correct ${field}` }));
const type = (into: HTMLElement, value: string) => fireEvent.input(into, { target: { value } });
const enter = (at: HTMLElement) => fireEvent.keyDown(at, { key: 'Enter' });
const refuse = (code: ProblemCode, more: Partial<ProblemBody> = {}) =>
  send.mockRejectedValueOnce(
    new ProblemError({ type: '', title: '', status: 409, code, detail: '', reference: 'R1', ...more }),
  );

describe('correcting a field', () => {
  it('by keyboard alone: open, write, say why, Enter', async () => {
    page();
    fireEvent.click(pencil('first name'));
    const value = form('first name').getByLabelText('First name');
    expect(document.activeElement).toBe(value);
    type(value, ' Anna ');
    const reason = form('first name').getByLabelText('Reason');
    type(reason, 'Cut off on the photo');
    enter(reason);
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
    const asked = { field: 'firstName', value: 'Anna', reason: 'Cut off on the photo', seq: 10 };
    expect(send).toHaveBeenCalledExactlyOnceWith(waiting.id, asked);
    await eventually(() => expect(document.activeElement).toBe(pencil('first name')));
  });

  it('Escape leaves it as it was, and gives the focus back', async () => {
    page();
    fireEvent.click(pencil('last name'));
    const value = form('last name').getByLabelText('Last name');
    type(value, 'Other');
    fireEvent.keyDown(value, { key: 'Escape' });
    expect(screen.queryByRole('form')).toBeNull();
    expect(send).not.toHaveBeenCalled();
    await eventually(() => expect(document.activeElement).toBe(pencil('last name')));
  });

  it('offers what fits: one of few, a state, and a date of which a part may be unknown', async () => {
    page({ subject: { ...fullView.subject, birthDate: '1960-03' } });
    expect(screen.getByText('Mar 1960')).toBeTruthy();
    fireEvent.click(pencil('birth date'));
    // real-world.md 12: a date picker neither shows nor takes a year alone.
    const birth = form('birth date').getByLabelText('Birth date') as HTMLInputElement;
    expect([birth.type, birth.value, birth.placeholder]).toEqual(['text', '1960-03', 'YYYY-MM-DD']);
    type(birth, '1960');
    type(form('birth date').getByLabelText('Reason'), 'The card says no month');
    enter(birth);
    await eventually(() => expect(send.mock.calls[0]?.[1]).toMatchObject({ field: 'birthDate', value: '1960' }));
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
    fireEvent.click(pencil('sex'));
    const sexes = form('sex').getByLabelText('Sex') as HTMLSelectElement;
    expect([...sexes.options].map(({ text }) => text)).toEqual(['Empty', 'Female', 'Male', 'Unspecified']);
    fireEvent.click(pencil('nationality'));
    const states = form('nationality').getByLabelText('Nationality') as HTMLSelectElement;
    expect(states.value).toBe('GEO');
    expect([...states.options].find(({ value }) => value === 'D')?.text).toBe('Germany (D)');
    // One at a time.
    expect(screen.getAllByRole('form')).toHaveLength(1);
  });

  it('an emptied field is sent as none', async () => {
    page();
    fireEvent.click(pencil('personal number'));
    type(form('personal number').getByLabelText('Personal number'), '');
    type(form('personal number').getByLabelText('Reason'), 'Read from another field');
    fireEvent.click(form('personal number').getByRole('button', { name: 'Save' }));
    await eventually(() => expect(send.mock.calls[0]?.[1]).toMatchObject({ value: null }));
  });

  it('asks for another value and for a reason before anything is sent', () => {
    page();
    fireEvent.click(pencil('last name'));
    const value = form('last name').getByLabelText('Last name');
    enter(value);
    expect(form('last name').getByRole('alert').textContent).toBe('The field already has this value.');
    type(value, 'Erikson');
    expect(form('last name').queryByRole('alert')).toBeNull();
    enter(value);
    expect(form('last name').getByRole('alert').textContent).toBe('Enter a reason. It is saved with the correction.');
    expect(document.activeElement).toBe(form('last name').getByLabelText('Reason'));
    expect(send).not.toHaveBeenCalled();
  });
});

describe('a correction that is refused', () => {
  function tryLastName() {
    fireEvent.click(pencil('last name'));
    type(form('last name').getByLabelText('Last name'), 'Erikson');
    type(form('last name').getByLabelText('Reason'), 'One s');
    enter(form('last name').getByLabelText('Reason'));
  }

  it('for its value says so at the field, with the words kept', async () => {
    refuse('value_refused', { status: 422 });
    page();
    tryLastName();
    const wording = await form('last name').findByRole('alert');
    expect(wording.textContent).toBe('This value isn’t valid for the field. Check the format.');
    const value = form('last name').getByLabelText('Last name') as HTMLInputElement;
    expect([value.value, value.getAttribute('aria-invalid')]).toEqual(['Erikson', 'true']);
  });

  it('as stale says what changed and who did it; saved again, it is on what was told', async () => {
    const at = '2026-11-23T09:20:00.000Z';
    refuse('decision_stale', {
      changes: [
        { seq: 14, at, type: 'subject.edited', reviewerId: 'ben' },
        { seq: 15, at, type: 'session.assessed', reviewerId: 'ben' },
      ],
    });
    page({ edits: [{ ...edit, field: 'birthDate', from: '1974-08-12', to: '1974-08-13' }] });
    tryLastName();
    const wording = await form('last name').findByRole('alert');
    expect(wording.textContent).toContain('Nothing was saved.');
    expect(wording.textContent).toMatch(/Ben Koval corrected birth date.*from 12 Aug 1974 to 13 Aug 1974/);
    expect(wording.textContent).not.toContain('The conditions');
    enter(form('last name').getByLabelText('Reason'));
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
    expect(send.mock.calls.map(([, request]) => request.seq)).toEqual([10, 15]);
  });

  it('is made on what was seen when the field was opened, not on what came since', async () => {
    page();
    fireEvent.click(pencil('last name'));
    seq = 12;
    type(form('last name').getByLabelText('Last name'), 'Erikson');
    type(form('last name').getByLabelText('Reason'), 'One s');
    enter(form('last name').getByLabelText('Reason'));
    await eventually(() => expect(send.mock.calls[0]?.[1].seq).toBe(10));
  });

  it('cannot be sent any more once the session is decided, and says why', () => {
    const becomes = page();
    fireEvent.click(pencil('last name'));
    becomes({ state: 'verified' });
    expect(form('last name').getByRole('alert').textContent).toBe(
      'The session has been decided. Its data can’t be changed.',
    );
    type(form('last name').getByLabelText('Reason'), 'One s');
    enter(form('last name').getByLabelText('Reason'));
    expect(send).not.toHaveBeenCalled();
  });
});

describe('who may correct', () => {
  const pencils = () => screen.queryAllByRole('button', { name: /^Correct / }).length;
  const claimedBy = (reviewerId: string, until: string) => ({
    waiting: { ...waiting.waiting!, claim: { reviewerId, until } },
  });
  it.each([
    ['Claimed by nobody', {}, 10],
    ['I work on it', claimedBy('ana', '2999-01-01T00:00:00.000Z'), 10],
    ['somebody else does', claimedBy('ben', '2999-01-01T00:00:00.000Z'), 0],
    ['somebody else did, until the claim ran out', claimedBy('ben', '2020-01-01T00:00:00.000Z'), 10],
    ['it is decided', { state: 'rejected' }, 0],
    ['it is being captured', { state: 'in_progress' }, 0],
  ] as [string, Partial<SessionView>, number][])('%s', (_why, more, n) => {
    page(more);
    expect(pencils()).toBe(n);
  });
});

describe('what was corrected', () => {
  const subject = { ...fullView.subject, lastName: 'Erikson' };

  it('keeps what the document said, struck through, and its history on focus', () => {
    page({ state: 'verified', subject, edits: [edit] });
    const row = screen.getByText('Last name', { selector: 'dt' }).parentElement!;
    expect(row.querySelector('dd')!.textContent).toBe('EriksonRead from document: Eriksson');
    expect(row.querySelector('s')!.textContent).toBe('Eriksson');
    const history = within(row).getByRole('button', { name: 'History of last name: 1 correction' });
    fireEvent.focus(history);
    const card = screen.getByRole('tooltip');
    expect(history.getAttribute('aria-describedby')).toBe(card.id);
    expect(card.textContent).toMatch(/^Ben Koval.*from Eriksson to EriksonOne s on the photo$/);
    fireEvent.keyDown(history, { key: 'Escape' });
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('of an earlier reading is marked as such, and strikes nothing', () => {
    page({ edits: [{ ...edit, superseded: true }] });
    const row = screen.getByText('Last name', { selector: 'dt' }).parentElement!;
    expect(row.querySelector('s')).toBeNull();
    fireEvent.focus(within(row).getByRole('button', { name: /^History/ }));
    expect(screen.getByRole('tooltip').textContent).toContain('From an earlier attempt');
  });

  it('to nothing says empty, and what was read', () => {
    const { lastName: _, ...rest } = subject;
    page({ subject: rest, edits: [{ ...edit, to: null }] });
    const row = screen.getByText('Last name', { selector: 'dt' }).parentElement!;
    expect(row.querySelector('dd')!.textContent).toBe('EmptyRead from document: Eriksson');
  });
});
