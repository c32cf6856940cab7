import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readStates, type State, writeStates } from './awareness.ts';
import type { Member } from './member.ts';
import { Visitors, visitTimes } from './visitors.ts';

const member = (id: string): Member =>
  ({ who: { reviewerId: id, name: id, colour: 1 }, clientId: undefined, send() {}, sendPacked() {} }) as never;
let published: number[][];
const make = (...members: Member[]) =>
  new Visitors({
    members: new Set(members),
    now: () => new Date(),
    publish: (states) => published.push(readStates(states).map(({ clientId }) => clientId)),
  });
const say = (at: Visitors, of: Member, ...states: [id: number, clock: number, json: string][]) =>
  at.hear(of, writeStates(states.map(([clientId, clock, json]) => ({ clientId, clock, json }))));
function sent(at: Visitors): State[] {
  const frame = at.frame();
  if (!frame) return [];
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  return readStates(decoding.readVarUint8Array(decoder));
}

beforeEach(() => {
  vi.useFakeTimers();
  published = [];
});
afterEach(() => {
  vi.useRealTimers();
});

it('N10 who gave an id up does not take it back from who has it now', () => {
  const [ana, ben] = [member('ana'), member('ben')];
  const at = make(ana, ben);
  say(at, ana, [5, 1, '{}'], [5, 2, 'null']);
  say(at, ben, [5, 1, '{"mine":1}']);
  say(at, ana, [5, 9, '{"stolen":1}'], [5, 10, 'null']);
  expect(sent(at).map(({ json }) => JSON.parse(json))).toEqual([
    { mine: 1, user: { id: 'ben', name: 'ben', colour: 1 } },
  ]);
});

// A colleague who came back on a new line was gone with the old one, for up to 15 s.
it('N10 who comes back before the old line is dead is there, and stays when it dies', () => {
  const [old, fresh, other] = [member('ana'), member('ana'), member('ben')];
  const at = make(old, fresh, other);
  say(at, old, [9, 4, '{}']);
  say(at, fresh, [9, 5, '{}']);
  at.leave(old);
  expect(sent(at)).toHaveLength(1);
  // That is for one's own lines alone.
  say(at, other, [9, 6, '{}']);
  at.leave(fresh);
  expect(sent(at)).toEqual([]);
});

it('a room that is over tells the other nodes once that nobody is there, and nothing after', () => {
  const [ana, ben] = [member('ana'), member('ben')];
  const at = make(ana, ben);
  say(at, ana, [11, 1, '{}']);
  say(at, ben, [12, 1, '{}']);
  vi.advanceTimersByTime(visitTimes.coalesce + 10);
  at.close();
  at.leave(ana);
  vi.advanceTimersByTime(1_000);
  expect(published).toEqual([[11, 12], []]);
});
