import { cleanup, fireEvent, screen } from '@solidjs/testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commentsName } from '../../../shared/note/document.ts';
import { fullView } from '../session/testing/fixture.ts';
import { markStoreOf } from '../session-model/mark-store.ts';
import { goToMark, markLabel } from '../session-model/refer.ts';
import { goToSubject } from '../session-model/reveal.ts';
import { open, page, panel, write } from './testing/page.tsx';

afterEach(cleanup);

describe('a field', () => {
  it('is spoken about: a button on its row, a panel, a count for everybody', () => {
    const { ben } = page();
    open('Comment on First name');
    fireEvent.keyDown(write('Two of them?\nReally'), { key: 'Enter', ctrlKey: true });
    expect(ben.of('field:subject.firstName')?.comments.map((c) => c.text)).toEqual(['Two of them?\nReally']);
    expect(screen.getByRole('button', { name: '1 comment on First name' }).textContent).toBe('1');
    expect(panel().getByText('Ana Beridze')).toBeTruthy();
    expect(panel().getByRole<HTMLTextAreaElement>('textbox').value).toBe('');
    expect(screen.getByRole('button', { name: '1 open thread' })).toBeTruthy();
  });

  it('Escape closes the panel, gives the focus back, and what was typed is there again', () => {
    page();
    open('Comment on Sex');
    fireEvent.keyDown(write('Half a thou'), { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Comment on Sex' }));
    open('Comment on Sex');
    expect(panel().getByRole<HTMLTextAreaElement>('textbox').value).toBe('Half a thou');
    write('');
  });

  it('an answer that comes while it is open is shown; an empty one cannot be sent', () => {
    const { ana, ben } = page();
    ana.add('field:companyName', 'Hm');
    open('1 comment on Company');
    ben.add('field:companyName', 'What do you mean?');
    expect(panel().getAllByRole('listitem')).toHaveLength(2);
    write('   ');
    expect(panel().getByRole<HTMLButtonElement>('button', { name: 'Comment' }).disabled).toBe(true);
  });

  it('counts the characters that are left near the end', () => {
    page();
    open('Comment on Nationality');
    write('x'.repeat(3_990));
    expect(panel().getByText('10 characters left')).toBeTruthy();
    write('');
  });

  it('text is text: no markup, no links', () => {
    const { ben } = page();
    ben.add('field:companyName', '<b>bold</b> https://example.com');
    open('1 comment on Company');
    expect(panel().getByText('<b>bold</b> https://example.com')).toBeTruthy();
    expect(panel().queryByRole('link')).toBeNull();
  });
});

describe('a comment', () => {
  it('of one’s own can be changed and deleted, another’s not', () => {
    const { ana, ben } = page();
    ben.add('field:companyName', 'From Ben');
    ana.add('field:companyName', 'From Ana');
    open('2 comments on Company');
    expect(panel().getAllByRole('button', { name: 'Edit comment' })).toHaveLength(1);
    fireEvent.click(panel().getByRole('button', { name: 'Edit comment' }));
    fireEvent.input(panel().getByRole('textbox', { name: 'Edit comment' }), { target: { value: 'Better' } });
    fireEvent.click(panel().getByRole('button', { name: 'Save' }));
    expect(ben.of('field:companyName')!.comments.map((c) => c.text)).toEqual(['From Ben', 'Better']);
    expect(panel().getByText('edited')).toBeTruthy();
    fireEvent.click(panel().getByRole('button', { name: 'Delete comment' }));
    expect(ben.of('field:companyName')!.comments).toHaveLength(2);
    fireEvent.click(panel().getByRole('button', { name: 'Delete' }));
    expect(ben.of('field:companyName')!.comments.map((c) => c.text)).toEqual(['From Ben']);
  });

  it('that was deleted takes the focus with it, and Escape still closes the panel', () => {
    const { ana } = page();
    ana.add('field:companyName', 'From Ana');
    open('1 comment on Company');
    fireEvent.click(panel().getByRole('button', { name: 'Delete comment' }));
    fireEvent.click(panel().getByRole('button', { name: 'Delete' }));
    (document.activeElement as HTMLElement).blur();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('that somebody wrote over another’s stands under the name of who did it', () => {
    const { ana, notes } = page();
    const id = ana.add('field:companyName', 'All is well');
    notes[1].doc.getMap(commentsName).set(id, { ...ana.of('field:companyName')!.comments[0], text: 'Reject' });
    open('1 comment on Company');
    expect(panel().queryByText('Ana Beridze')).toBeNull();
    expect(panel().getByText('Ben Koval')).toBeTruthy();
  });
});

describe('resolving', () => {
  it('takes it off the counts and folds it away; it can be opened again', () => {
    const { ben } = page();
    ben.add('field:subject.sex', 'Hm');
    open('1 comment on Sex');
    fireEvent.click(panel().getByRole('button', { name: 'Resolve' }));
    expect(panel().getByText(/Resolved by Ana Beridze/)).toBeTruthy();
    expect(document.activeElement).toBe(panel().getByRole('list'));
    expect(screen.queryByRole('button', { name: '1 open thread' })).toBeNull();
    expect(screen.getByText('All threads are resolved')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Resolved (1)' })).toBeTruthy();
    fireEvent.click(panel().getByRole('button', { name: 'Reopen' }));
    expect(screen.getByRole('button', { name: '1 open thread' })).toBeTruthy();
  });
});

describe('the list', () => {
  const entry = (name: RegExp) => screen.getByRole('button', { name });
  it('leads to the thing, opens what hides it, and its thread', () => {
    const { ben, showData } = page();
    ben.add('mrz:Last name', 'A digit?');
    expect(screen.queryByRole('button', { name: '1 comment on MRZ: Last name' })).toBeNull();
    fireEvent.click(entry(/MRZ: Last name.*Ben Koval: A digit/));
    expect(showData).toHaveBeenCalledOnce();
    expect(panel().getByText('A digit?')).toBeTruthy();
    expect(screen.getByRole('button', { name: '1 comment on MRZ: Last name' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
  });

  it('opens in place what is about something that is gone', () => {
    const { ben, notes } = page();
    const mark = markStoreOf(notes[1].doc).add({ kind: 'pin', photoId: fullView.photos[0]!.id, points: [1, 1, 1, 1] });
    ben.add(`mark:${mark}`, 'Look');
    expect(entry(/Pin 1, Document front, attempt 2/)).toBeTruthy();
    markStoreOf(notes[1].doc).remove(mark);
    fireEvent.click(entry(/Deleted mark/));
    expect(panel().getByText('Look')).toBeTruthy();
  });

  it('a section’s count leads to its thread as well, or opens what has no place on the page', () => {
    const { ben } = page();
    ben.add('field:extra.phone', 'Wrong prefix');
    open('1 open thread');
    expect(screen.getByRole('button', { name: '1 comment on Phone number' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
    ben.resolve('field:extra.phone');
    ben.add('field:extra.fax', 'Who has one?');
    open('1 open thread');
    expect(panel().getByText('Who has one?')).toBeTruthy();
  });

  it('names extra fields by their label, and puts up with what it does not know', () => {
    const { ben } = page();
    ben.add('field:extra.phone', 'Wrong prefix');
    ben.add('field:constructor', 'Odd');
    expect(entry(/Phone number.*Ben Koval/)).toBeTruthy();
    expect(entry(/Field no longer shown/)).toBeTruthy();
  });
});

it('a mark has a name for the note’s text, until it is gone', () => {
  const { notes } = page();
  const marks = markStoreOf(notes[1].doc);
  const id = marks.add({ kind: 'arrow', photoId: fullView.photos[1]!.id, points: [1, 1, 9, 9] });
  expect(markLabel(notes[0].doc, id)).toBe('Arrow 1, Selfie, attempt 2');
  goToMark(id);
  marks.remove(id);
  expect(markLabel(notes[0].doc, id)).toBeUndefined();
});

describe('without the right to write', () => {
  it('no note, no buttons', () => {
    page(() => undefined);
    expect(screen.queryByRole('button', { name: /omment/ })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Threads' })).toBeNull();
  });

  it('read-only: what was said can be read, nothing else', () => {
    const { ana, setWritable } = page();
    ana.add('field:subject.sex', 'Hm');
    setWritable(false);
    expect(screen.queryByRole('button', { name: /^Comment on/ })).toBeNull();
    open('1 comment on Sex');
    expect(panel().getByText('Notes are now read-only.')).toBeTruthy();
    expect(panel().queryByRole('textbox')).toBeNull();
    expect(
      panel()
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label')),
    ).toEqual(['Close']);
  });

  it('read-only: the note’s text still leads to a row that nobody spoke about', () => {
    const { setWritable } = page();
    setWritable(false);
    const row = screen.getByText('Sex', { selector: 'dt' }).parentElement!;
    const seen = vi.fn();
    row.scrollIntoView = seen;
    goToSubject('field:subject.sex', false);
    expect(seen).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leaving the page closes what is open', () => {
    const { leave } = page();
    open('Comment on Sex');
    leave();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
