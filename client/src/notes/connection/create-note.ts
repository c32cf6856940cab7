import { batch, createSignal, onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { NoteOpened } from '../../../../shared/api/notes.ts';
import { frameTooLarge, noteClose } from '../../../../shared/note/close.ts';
import type { ProblemCode } from '../../../../shared/problem.ts';
import { api } from '../../api.ts';
import type { Note, NoteState, OnDevice, Visitor, Writer } from '../../session-model/note.ts';
import { keepNote } from '../kept.ts';
import { visitorsOf } from '../visitors.ts';
import { type ConnectionState, makeNoteConnection, type NoteListener } from './connection.ts';
import { readWithoutLine } from './read-without-line.ts';

/** The problem for a final close code. */
function problemOf(code: number): ProblemCode {
  if (code === noteClose.unauthenticated) return 'unauthenticated';
  if (code === noteClose.not_found) return 'not_found';
  return code === noteClose.too_large || code === frameTooLarge ? 'too_large' : 'internal';
}

/** Opens a note's connection for this page; ends with the scope. `reopen`: this copy cannot continue, a new one can. */
export function createNote(opened: NoteOpened, sessionId: string, me: Writer, reopen: () => void): Note {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({});
  const [onDevice, setOnDevice] = createSignal<OnDevice>('no');
  const stored = keepNote(opened.noteId, me.id, doc, setOnDevice);
  const [line, setLine] = createSignal<ConnectionState>({
    socket: false,
    synced: false,
    persisted: 'unknown',
    frozen: false,
  });
  /** This device has edits from after the decision: known once compared with the server. */
  const [late, setLate] = createSignal(false);
  const [frozenAt, setFrozenAt] = createSignal(opened.frozenAt);
  const [refused, setRefused] = createSignal<ProblemCode>();
  const [full, setFull] = createSignal(false);
  const [loaded, setLoaded] = createSignal(false);
  /** HTTP works, but WebSockets do not get through. */
  const [blocked, setBlocked] = createSignal(false);
  const [visitors, setVisitors] = createSignal<readonly Visitor[]>([]);
  const [writers, setWriters] = createStore<Record<string, string>>({});
  const [people, setPeople] = createStore<Record<string, Writer>>({});
  let ended = false;

  const loadPeople = () =>
    api.colleagues().then(
      (all) => setPeople(Object.fromEntries(all.map(({ id, name, colour }) => [id, { id, name, colour }]))),
      // Names come with the next `writers` notice.
      () => {},
    );
  const hasContent = () => doc.store.clients.size > 0;
  let close = () => {};
  let stopReading = () => {};
  void stored.ready.then(({ hadUnsaved }) => {
    if (ended) return;
    batch(() => {
      setLine((now) => ({ ...now, stored: hadUnsaved ? 'not_all' : 'unknown' }));
      if (hasContent()) setLoaded(true);
    });
    connect();
  });
  const connect = () => {
    const { host, protocol } = window.location;
    const url = `${protocol.replace('http', 'ws')}//${host}/notes/${opened.noteId}?notices=1`;
    const listener: NoteListener = {
      changed(now) {
        // Closing the connection leaves edits unacknowledged; that is no change of the save state.
        if (ended) return;
        batch(() => {
          setLine(now);
          if (now.synced) {
            setLoaded(true);
            setBlocked(false);
          }
          // A connection to a frozen note announces that first; without the notice the note was reopened.
          if (now.synced && !now.frozen) setFrozenAt(null);
          if (now.synced && frozenAt() !== null) setLate(now.persisted === 'not_all');
        });
        if (now.persisted !== 'unknown') stored.mark(now.persisted === 'not_all');
      },
      noticed(message) {
        if (message.type === 'frozen') setFrozenAt(message.at);
        if (message.type !== 'writers') return;
        setWriters(message.writers);
        if (Object.values(message.writers).some((id) => !(id in people))) void loadPeople();
      },
      ended(code) {
        stopReading();
        if (code === noteClose.full) return void setFull(true);
        if (code !== noteClose.frozen) return void setRefused(problemOf(code));
        // Frozen while edits were in flight, without a notice: reload the server's state, the edits stay on this device.
        if (onDevice() !== 'no') return reopen();
        // Stored nowhere else: the edits exist only in this page.
        batch(() => {
          setFrozenAt((at) => at ?? new Date().toISOString());
          setLate(true);
        });
      },
    };
    const connection = makeNoteConnection(url, doc, awareness, listener, line().persisted);
    close = connection.close;
    stopReading();
    stopReading = readWithoutLine(opened.noteId, {
      isLive: () => line().synced,
      tryLine: connection.tryNow,
      take(rows) {
        for (const { data } of rows) connection.take(data);
        // A client id never changes its author, and a row never mixes authors.
        for (const { data, authorId } of rows)
          for (const client of Y.parseUpdateMeta(data).to.keys()) setWriters(String(client), authorId);
        setLoaded(true);
      },
      blocked: setBlocked,
    });
  };
  void loadPeople();

  const look = (changed: { added: number[]; updated: number[]; removed: number[] }) => {
    if (Object.values(changed).every((ids) => ids.every((id: number) => id === doc.clientID))) return;
    setVisitors(visitorsOf(awareness));
  };
  awareness.on('change', look);
  // Edits that would be lost with the page.
  const leave = (event: BeforeUnloadEvent) => {
    if (line().persisted === 'not_all' && onDevice() !== 'yes') event.preventDefault();
  };
  window.addEventListener('beforeunload', leave);
  onCleanup(() => {
    ended = true;
    window.removeEventListener('beforeunload', leave);
    awareness.off('change', look);
    // While still connected: the others see us leave at once.
    awareness.setLocalState(null);
    stopReading();
    close();
    stored.close();
    awareness.destroy();
    doc.destroy();
  });

  const state = (): NoteState => {
    const code = refused();
    const now = line();
    const unsaved = now.persisted === 'not_all';
    if (code) return { kind: 'refused', code, unsaved, onDevice: onDevice() };
    if (full()) return { kind: 'full', unsaved, onDevice: onDevice() };
    const at = frozenAt();
    if (at !== null) return { kind: 'frozen', at, unsaved: late(), onDevice: onDevice() };
    if (blocked() && !now.synced) return { kind: 'blocked', unsaved, onDevice: onDevice() };
    if (!now.socket) {
      if (!loaded() && now.persisted === 'unknown') return { kind: 'opening' };
      return { kind: 'offline', unsaved, onDevice: onDevice() };
    }
    if (!now.synced) return { kind: 'opening' };
    return { kind: now.persisted === 'all' ? 'saved' : 'saving' };
  };
  return {
    id: opened.noteId,
    sessionId,
    doc,
    awareness,
    me,
    state,
    loaded,
    visitors,
    writable: () => frozenAt() === null && refused() === undefined && !full() && !blocked() && loaded(),
    async discard() {
      await stored.discard();
      if (!ended) reopen();
    },
    // With the document unchanged: its edits may be nowhere else.
    tryAgain() {
      setRefused(undefined);
      connect();
    },
    person: (reviewerId) => (reviewerId === me.id ? me : people[reviewerId]),
    writerOf(clientId) {
      if (clientId === doc.clientID) return me;
      const id = writers[clientId];
      return id === me.id ? me : id === undefined ? undefined : people[id];
    },
  };
}
