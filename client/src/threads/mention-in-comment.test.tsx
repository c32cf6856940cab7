import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { commentsName } from '../../../shared/note/document.ts';
import type { Note } from '../session-model/note.ts';
import { open, page, panel } from './testing/page.tsx';

afterEach(cleanup);

describe('a mention in a comment (faults.md A12)', () => {
  /** As it is typed: the caret is at the end. */
  const type = (words: string) => {
    const field = panel().getByRole('textbox') as HTMLTextAreaElement;
    field.value = words;
    field.setSelectionRange(words.length, words.length);
    fireEvent.input(field);
    return field;
  };
  const offered = () => screen.queryAllByRole('option').map((option) => option.textContent);
  const comments = (doc: Note['doc']) => [...doc.getMap<{ text: string; mentions?: string[] }>(commentsName).values()];

  it('@ offers colleagues by keyboard, oneself and who has left not; the one chosen is in the comment', () => {
    const { notes } = page();
    open('Comment on Sex');
    const field = type('Is this right, @');
    expect(offered()).toEqual(['Ben Koval', 'Ben']);
    expect(document.getElementById(field.getAttribute('aria-activedescendant')!)?.getAttribute('aria-selected')).toBe(
      'true',
    );
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(field.value).toBe('Is this right, @Ben Koval ');
    expect(offered()).toEqual([]);
    type('Is this right, @Ben Koval ?');
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(comments(notes[1].doc)).toMatchObject([{ text: 'Is this right, @Ben Koval ?', mentions: ['ben'] }]);
    const wording = within(screen.getByRole('dialog')).getByText('@Ben Koval');
    expect(wording.className).toContain('text-accent');
  });

  it('Escape closes the list alone, then the panel; an address and a finished sentence open none', () => {
    page();
    open('Comment on Sex');
    const field = type('@be');
    expect(offered()).toHaveLength(2);
    field.focus();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(offered()).toEqual([]);
    type('@ben');
    expect(offered()).toEqual([]);
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
    open('Comment on Sex');
    type('me@be');
    expect(offered()).toEqual([]);
    type('@home they say otherwise');
    expect(offered()).toEqual([]);
  });

  it('a click on a name chooses it, and the panel stays; an edit that takes the name out mentions nobody', () => {
    const { notes, ana } = page();
    open('Comment on Sex');
    type('@Ben');
    const option = screen.getAllByRole('option').at(-1)!;
    fireEvent.pointerDown(option);
    fireEvent.click(option);
    fireEvent.click(panel().getByRole('button', { name: 'Comment' }));
    expect(comments(notes[1].doc)).toMatchObject([{ text: '@Ben', mentions: ['ben2'] }]);
    ana.edit(ana.of('field:subject.sex')!.comments[0]!.id, 'never mind');
    expect(comments(notes[1].doc)[0]).not.toHaveProperty('mentions');
  });
});
