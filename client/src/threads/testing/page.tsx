import { fireEvent, render, screen, within } from '@solidjs/testing-library';
import { createSignal, type ParentProps, Show } from 'solid-js';
import { vi } from 'vitest';
import { ColleaguesContext } from '../../accounts/colleagues.ts';
import { Extra } from '../../session/data/sections.tsx';
import { Summary } from '../../session/data/summary.tsx';
import { MrzCard } from '../../session/mrz/mrz-card.tsx';
import { fullView } from '../../session/testing/fixture.ts';
import { type Note, NoteContext } from '../../session-model/note.ts';
import { createViewer } from '../../session-model/viewer-state.ts';
import { threadStoreOf } from '../store.ts';
import { ThreadList } from '../thread-list.tsx';
import { Threads } from '../threads.tsx';
import { colleagues, makePair } from './pair.ts';

/** Ana's page, and Ben elsewhere. */
export function page(note: (ana: Note) => Note | undefined = (ana) => ana) {
  const pair = makePair();
  const [ana, ben] = pair.notes;
  const [view] = createSignal(fullView);
  const [mrz, setMrz] = createSignal<boolean | null>(false);
  const showData = vi.fn();
  const Page = (props: ParentProps) => {
    const viewer = createViewer(
      () => view().photos,
      () => false,
    );
    return (
      <>
        {props.children}
        <Summary view={view()} checkMrz={() => {}} />
        <MrzCard view={view()} open={mrz()} setOpen={setMrz} />
        <Extra view={view()} />
        <ThreadList />
        <Threads view={view} viewer={viewer} showData={showData} />
      </>
    );
  };
  const [shown, setShown] = createSignal(true);
  render(() => (
    <ColleaguesContext.Provider value={colleagues}>
      <NoteContext.Provider value={() => note(ana)}>
        <Show when={shown()}>
          <Page />
        </Show>
      </NoteContext.Provider>
    </ColleaguesContext.Provider>
  ));
  const stores = { ana: threadStoreOf(ana.doc), ben: threadStoreOf(ben.doc) };
  return { ...pair, ...stores, notes: pair.notes, showData, leave: () => setShown(false) };
}
export const open = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
export const panel = () => within(screen.getByRole('dialog'));
export const write = (words: string) => {
  const field = panel().getByRole('textbox');
  fireEvent.input(field, { target: { value: words } });
  return field;
};
