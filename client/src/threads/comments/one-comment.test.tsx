import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../../../shared/note/document.ts';
import { ColleaguesContext } from '../../accounts/colleagues.ts';
import { fullView } from '../../session/testing/fixture.ts';
import { NoteContext } from '../../session-model/note.ts';
import { createViewer } from '../../session-model/viewer-state.ts';
import { threadStoreOf } from '../store.ts';
import { colleagues, makePair } from '../testing/pair.ts';
import { ThreadButton } from '../thread-button.tsx';
import { Threads } from '../threads.tsx';

afterEach(cleanup);

const about: Subject = 'field:companyName';

/** Ana's page with the thread open, in which she has spoken. */
function thread(...wording: string[]) {
  const pair = makePair();
  const [note] = pair.notes;
  const store = threadStoreOf(note.doc);
  for (const words of wording) store.add(about, words);
  const Page = () => {
    const viewer = createViewer(
      () => fullView.photos,
      () => false,
    );
    return (
      <ColleaguesContext.Provider value={colleagues}>
        <NoteContext.Provider value={() => note}>
          <ThreadButton about={about} name="Company" />
          <Threads view={() => fullView} viewer={viewer} showData={() => {}} />
        </NoteContext.Provider>
      </ColleaguesContext.Provider>
    );
  };
  render(() => <Page />);
  const toggle = () => fireEvent.click(screen.getByRole('button', { name: / on Company/ }));
  toggle();
  return { ...pair, toggle, wording: () => store.of(about)?.comments.map((comment) => comment.text) };
}
const panel = () => within(screen.getByRole('dialog'));
const button = (name: string, at = 0) => panel().getAllByRole('button', { name })[at]!;
const field = (name: string) => panel().getByRole<HTMLTextAreaElement>('textbox', { name });
const write = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const edit = 'Edit comment';
const remove = 'Delete comment';

describe('a note that is frozen meanwhile', () => {
  // Save and Delete went on working, and the note grew after the decision.
  it('lets no comment be changed any more, and leaves the words to be copied', () => {
    const { setWritable, wording } = thread('As it was');
    fireEvent.click(button(edit));
    write(edit, 'Better');
    setWritable(false);
    expect(panel().queryByRole('button', { name: 'Save' })).toBeNull();
    fireEvent.keyDown(field(edit), { key: 'Enter', ctrlKey: true });
    fireEvent.submit(field(edit).form!);
    expect(wording()).toEqual(['As it was']);
    expect([field(edit).value, field(edit).readOnly]).toEqual(['Better', false]);
    expect(panel().getByText('As it was')).toBeTruthy();
    expect(panel().getByText(/^This wasn’t sent/)).toBeTruthy();
  });

  it('shows a comment that was not changed as it is, and takes back the question whether to delete', () => {
    const { setWritable } = thread('One', 'Two');
    fireEvent.click(button(edit));
    fireEvent.click(button(remove));
    setWritable(false);
    expect(panel().queryByRole('textbox')).toBeNull();
    expect(panel().queryByRole('button', { name: 'Delete' })).toBeNull();
    expect(panel().getAllByText(/One|Two/)).toHaveLength(2);
  });

  it('leaves the words of a new comment where they were written, also when the panel is opened anew', () => {
    const { setWritable, toggle, wording } = thread('One');
    write('Reply', 'Half a tho');
    const before = field('Reply');
    before.focus();
    setWritable(false);
    expect(document.activeElement).toBe(before);
    toggle();
    toggle();
    expect([field('Reply').value, field('Reply').readOnly]).toEqual(['Half a tho', false]);
    expect(panel().queryByRole('button', { name: 'Comment' })).toBeNull();
    expect(wording()).toEqual(['One']);
    setWritable(true);
    write('Reply', '');
  });
});

describe('what is being changed', () => {
  it('is there again after the panel was closed by a slip, until it is saved or given up', () => {
    const { toggle, wording } = thread('As it was');
    const again = () => {
      toggle();
      toggle();
    };
    fireEvent.click(button(edit));
    write(edit, 'Better');
    again();
    expect(field(edit).value).toBe('Better');
    fireEvent.click(button('Cancel'));
    again();
    expect(panel().queryByRole('textbox', { name: edit })).toBeNull();

    fireEvent.click(button(edit));
    expect(field(edit).value).toBe('As it was');
    write(edit, 'Best');
    fireEvent.click(button('Save'));
    again();
    expect(panel().queryByRole('textbox', { name: edit })).toBeNull();
    expect(wording()).toEqual(['Best']);
  });
});

// By keyboard each of these once sent the focus to the page's body.
describe('the focus', () => {
  it.each(['Save', 'Cancel'])('goes into the field, and by %s back to the button', (done) => {
    thread('One', 'Two');
    fireEvent.click(button(edit, 1));
    expect(document.activeElement).toBe(field(edit));
    fireEvent.click(button(done));
    expect(document.activeElement).toBe(button(edit, 1));
  });

  it('is on the question whether to delete, and goes back from it', async () => {
    thread('One', 'Two');
    fireEvent.click(button(remove));
    await Promise.resolve();
    expect(document.activeElement).toBe(button('Delete'));
    fireEvent.click(button('Cancel'));
    expect(document.activeElement).toBe(button(remove));
  });

  it('after a comment was deleted is on the others, and without others in the field for a new one', () => {
    const { wording } = thread('One', 'Two');
    fireEvent.click(button(remove));
    fireEvent.click(button('Delete'));
    expect(document.activeElement).toBe(panel().getByRole('list', { name: 'Comments' }));
    fireEvent.click(button(remove));
    fireEvent.click(button('Delete'));
    expect(wording()).toBeUndefined();
    expect(document.activeElement).toBe(field('Write a comment'));
  });
});
