import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventually } from '../../../../shared/testing/eventually.ts';
import { FarEnd } from '../testing/far-end.ts';
import { type OpenNote, openNote } from './open-note.ts';

const me = { id: 'ana', name: 'Ana Beridze', colour: 0 };
let end: FarEnd;
let opened: OpenNote;
let dispose: () => void;
let answer: () => Response;

beforeEach(() => {
  end = new FarEnd();
  vi.stubGlobal('WebSocket', end.WebSocket);
  answer = () => Response.json({ noteId: 'n', frozenAt: null });
  vi.stubGlobal('fetch', async (path: string) => (path.endsWith('/note') ? answer() : Response.json([])));
  createRoot((disposeRoot) => {
    dispose = disposeRoot;
    opened = openNote('s', me);
  });
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const status = () => end.lines.filter((line) => line.readyState !== 3);

it('opens the note; its line goes with the page', async () => {
  await eventually(() => expect(end.lines).toHaveLength(1));
  end.accept();
  expect(opened.note()?.state()).toEqual({ kind: 'saved' });
  dispose();
  expect(status()).toEqual([]);
});

// The first of two stood for ever: a ghost of oneself in the note.
it('opened twice at once it has one line, and none when the page is gone', async () => {
  await eventually(() => expect(end.lines).toHaveLength(1));
  void opened.note()!.discard();
  void opened.note()!.discard();
  opened.again();
  opened.again();
  await eventually(() => expect(opened.note()).toBeDefined());
  await eventually(() => expect(status()).toHaveLength(1));
  dispose();
  expect(status()).toEqual([]);
});

it('a server that cannot now is asked again by itself; one that will not, when its reader says so', async () => {
  await eventually(() => expect(opened.note()).toBeDefined());
  vi.useFakeTimers();
  const refuse = (status: number, code: string) => () =>
    Response.json({ status, code, title: '', detail: '' }, { status });
  answer = refuse(503, 'unavailable');
  opened.again();
  await eventually(() => expect(opened.failure()).toMatchObject({ code: 'unavailable' }));
  answer = refuse(404, 'not_found');
  await vi.advanceTimersByTimeAsync(4_000);
  await eventually(() => expect(opened.failure()).toMatchObject({ code: 'not_found' }));
  answer = () => Response.json({ noteId: 'n', frozenAt: null });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened.note()).toBeUndefined();
  opened.again();
  await eventually(() => expect(opened.note()).toBeDefined());
  expect(opened.failure()).toBeUndefined();
});
