import '../src/styles/tokens.css';
import '../src/session/session.css';
import { Route, Router } from '@solidjs/router';
import { render } from 'solid-js/web';
import { createSignal, Show } from 'solid-js';
import { LiveContext } from '../src/live/store.ts';
import { NoteContext } from '../src/notes/note.ts';
import { SessionBody } from '../src/session/session-body.tsx';
import { fullView } from '../src/session/testing/fixture.ts';
import { ThreadList } from '../src/threads/thread-list.tsx';
import { makePair } from '../src/threads/testing/pair.ts';
import { threadStoreOf } from '../src/threads/store.ts';
import { markStoreOf } from '../src/marks/store.ts';
import { TooltipLayer } from '../src/ui/tooltip.tsx';
import * as refer from '../src/marks/refer.ts';
import { Shortcuts } from '../src/frame/shortcuts.tsx';

const pair = makePair();
const [open, setOpen] = createSignal(!location.hash.includes('closed'));
const live: any = { state: () => 'live', peopleAt: () => [], people: () => [], progress: () => undefined, lastHeard: () => new Date(), counts: () => undefined };
const [ana, ben] = pair.notes;
Object.assign(window, { pair, setOpen, refer, ana: { threads: threadStoreOf(ana.doc), marks: markStoreOf(ana.doc) }, ben: { threads: threadStoreOf(ben.doc), marks: markStoreOf(ben.doc) }, view: fullView, fc: { awareness: [ana.awareness, ben.awareness] } });
const view = { ...fullView, state: 'awaiting_action' as const };
render(() => (
  <Router>
    <Route path="*" component={() => (
      <LiveContext.Provider value={live}>
        <NoteContext.Provider value={() => (open() ? ana : undefined)}>
          <main class="flex h-dvh overflow-y-auto overflow-x-hidden">
            <div class="min-w-0 flex-1"><SessionBody view={view} heardAt={0} offline={null} /></div>
            <Show when={innerWidth > 1500}><div class="w-90 border-s border-line p-4"><ThreadList /></div></Show>
            <TooltipLayer />
          </main>
        </NoteContext.Provider>
      </LiveContext.Provider>
    )} />
  </Router>
), document.getElementById('root')!);
