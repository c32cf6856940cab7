import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { inText } from '../../testing/notes/note-attacks.ts';
import { CommitBarrier } from '../room/commit-barrier.ts';
import { NoteDoc } from '../room/note-doc.ts';
import { Answers } from './answers.ts';
import { readFrame } from './frames.ts';
import { Member } from './member.ts';

/** A socket that takes all, and the frames that it took, without their WebSocket header. */
function takingSocket() {
  const frames: Buffer[] = [];
  const socket = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    _sender: { sendFrame: ([bytes]: [Buffer]) => frames.push(bytes.subarray(headerOf(bytes))) },
  };
  return { frames, socket: socket as unknown as WebSocket };
}
const headerOf = (frame: Buffer): number => ({ 126: 4, 127: 10 })[frame[1]! & 127] ?? 2;
const viewer = { reviewerId: 'r', companyId: 'c', loginId: 'l', name: 'Ana', colour: 1 };

// faults.md B6: 100 questions of four bytes held 310 MB, as each had its own copy of the note while the disk was busy.
test('N4 B6 of the questions that wait for the disk, each socket has one answer, to the newest, and no copy before', () => {
  const doc = new NoteDoc([inText(1, (text) => text.insert(0, 'x'.repeat(1_000_000)))]);
  const gate = new CommitBarrier();
  const answers = new Answers({
    doc,
    isPersisted: () => gate.isPersisted,
    whenPersisted: (run) => gate.whenPersisted(run),
    readStored: async () => [],
    unreadable: () => {},
  });
  const { frames, socket } = takingSocket();
  const member = new Member(socket, viewer, false, 4 << 20);
  gate.submit();
  const nothing = Uint8Array.of(0);
  const all = doc.vector;
  const before = process.memoryUsage().arrayBuffers;
  const counted = Array.from({ length: 2_000 }, () => answers.ask(member, nothing));
  expect(answers.ask(member, all)).toBe(false);
  expect(counted.filter(Boolean)).toHaveLength(1);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3_000_000);
  expect(frames).toHaveLength(0);
  gate.persisted(1);
  expect(frames).toHaveLength(1);
  // To one who has all of it: nothing but what is deleted.
  expect(frames[0]!.length).toBeLessThan(20);
  expect(answers.ask(member, nothing)).toBe(true);
  const answer = readFrame(frames[1]!);
  expect(answer).toMatchObject({ type: 'content', answer: true });
  const copy = new Y.Doc();
  Y.applyUpdate(copy, (answer as { update: Uint8Array }).update);
  expect(Y.encodeStateVector(copy)).toEqual(all);
});

test('N4 an answer never holds what the disk has not, however long others go on', () => {
  const doc = new NoteDoc([]);
  const gate = new CommitBarrier();
  const answers = new Answers({
    doc,
    isPersisted: () => gate.isPersisted,
    whenPersisted: (run) => gate.whenPersisted(run),
    readStored: async () => [],
    unreadable: () => {},
  });
  const { frames, socket } = takingSocket();
  const member = new Member(socket, viewer, false, 4 << 20);
  const write = (client: number) => {
    doc.apply([inText(client, (text) => text.insert(0, `${client}`))]);
    gate.submit();
  };
  write(1);
  answers.ask(member, Uint8Array.of(0));
  write(2);
  gate.persisted(1);
  // The second is in the document, and not on the disk.
  expect(frames).toHaveLength(0);
  write(3);
  gate.persisted(1);
  expect(frames).toHaveLength(1);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, (readFrame(frames[0]!) as { update: Uint8Array }).update);
  expect([...copy.store.clients.keys()].sort()).toEqual([1, 2]);
});
