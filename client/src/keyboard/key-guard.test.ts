import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Act,
  afterTypingMs,
  burstMs,
  type Cause,
  type KeyGuard,
  makeKeyGuard,
  type Pressed,
} from './key-guard.ts';

let at = 0;
let guard: KeyGuard;
beforeEach(() => {
  at = 10_000;
  guard = makeKeyGuard(() => at);
});
const key: Pressed = { actsOnPeople: false, moves: false, repeat: false, isComposing: false };
const press = (more: Partial<Pressed> = {}) => {
  guard.pressed();
  return guard.refusal({ ...key, ...more });
};
const onPeople = { actsOnPeople: true };

describe('K1: after the focus was moved by something else no single key acts', () => {
  it.each<Cause>(['gone', 'fieldGone'])('%s, long after the reviewer did anything', (cause) => {
    guard.acted('click');
    at += 5_000;
    expect(guard.focusChanged(cause)).toBe(true);
    expect([press(), press({ moves: true })]).toEqual(['lost', 'lost']);
    at += 60_000;
    expect(press()).toBe('lost');
  });

  it('moved to something else that stands: by a program while they type, by assistive technology while they do not', () => {
    guard.typed();
    at += 4_999;
    expect(guard.focusChanged('moved')).toBe(true);
    at += 1;
    expect(guard.focusChanged('moved')).toBe(false);
  });

  it.each<Act>(['click', 'clickOutside', 'tab', 'escape'])('until %s', (act) => {
    guard.focusChanged('gone');
    guard.acted(act);
    at += 60_000;
    expect(press(onPeople)).toBeNull();
  });

  it.each<Act>(['click', 'clickOutside', 'tab', 'escape', 'command', 'navigation'])('not when it was by %s', (act) => {
    guard.acted(act);
    at += 200;
    expect(guard.focusChanged('moved')).toBe(false);
    expect(press()).toBeNull();
  });

  it('going into a field does not take it away: whoever typed there, and had it closed, has lost the focus', () => {
    for (const act of ['click', 'tab', 'command'] as const) {
      guard.acted(act);
      expect(guard.focusChanged('fieldGone')).toBe(true);
    }
    guard.acted('escape');
    expect(guard.focusChanged('fieldGone')).toBe(false);
  });

  it('what they have sent or pressed may go when it is done, however long that takes', () => {
    at += 8_000;
    expect(guard.focusChanged('sent')).toBe(false);
  });

  it('going to another page covers the time in which it is loaded, and no character typed in a field after it', () => {
    guard.acted('navigation');
    at += 4_000;
    expect(guard.focusChanged('gone')).toBe(false);
    guard.typed();
    expect(guard.focusChanged('gone')).toBe(true);
  });

  it('going to another page alone does not make a lost focus theirs', () => {
    guard.focusChanged('gone');
    guard.acted('navigation');
    expect(press()).toBe('lost');
  });

  it('a field that was expected and does not come is a lost focus', () => {
    guard.acted('click');
    guard.interrupted();
    expect(press()).toBe('lost');
  });
});

describe('K2: keys that act on people', () => {
  it('not in a burst', () => {
    expect(press(onPeople)).toBeNull();
    at += burstMs - 1;
    expect(press(onPeople)).toBe('tooSoon');
    at += burstMs;
    expect(press(onPeople)).toBeNull();
  });

  it('not within a second after a character in a field', () => {
    guard.pressed();
    guard.typed();
    at += afterTypingMs - 1;
    expect(press(onPeople)).toBe('tooSoon');
    expect(press()).toBeNull();
    at += afterTypingMs;
    expect(press(onPeople)).toBeNull();
  });

  it('no key while it is held down, but those that move; none that belongs to a composition', () => {
    expect([press({ repeat: true }), press({ repeat: true, moves: true })]).toEqual(['repeated', null]);
    expect(press({ isComposing: true })).toBe('composing');
  });
});

it('whatever happens in which order, a key on people is only taken with the focus theirs, 300 ms apart, 1 s after typing', () => {
  const step = fc.oneof(
    fc.record({ is: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 1_500 }) }),
    fc.record({
      is: fc.constant('act' as const),
      act: fc.constantFrom<Act>('click', 'clickOutside', 'tab', 'escape', 'command'),
    }),
    fc.record({
      is: fc.constant('focus' as const),
      cause: fc.constantFrom<Cause>('moved', 'gone', 'fieldGone', 'sent'),
    }),
    fc.record({ is: fc.constantFrom('type' as const, 'press' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      at = 10_000;
      guard = makeKeyGuard(() => at);
      let [keyAt, typedAt, actAt, lost] = [-Infinity, -Infinity, -Infinity, false];
      for (const one of steps) {
        if (one.is === 'wait') at += one.ms;
        else if (one.is === 'act') {
          guard.acted(one.act);
          [actAt, lost] = [at, false];
        } else if (one.is === 'focus') {
          guard.focusChanged(one.cause);
          // Nothing was done lately, and nothing was sent: it cannot be theirs.
          if (['gone', 'fieldGone'].includes(one.cause) && at - actAt > 1_000) lost = true;
          else lost = guard.isLost();
        } else {
          guard.pressed();
          if (one.is === 'type') {
            guard.typed();
            [typedAt, actAt] = [at, -Infinity];
          } else if (guard.refusal({ ...key, actsOnPeople: true }) === null) {
            expect(lost).toBe(false);
            expect(at - keyAt).toBeGreaterThanOrEqual(burstMs);
            expect(at - typedAt).toBeGreaterThanOrEqual(afterTypingMs);
          }
          keyAt = at;
        }
      }
    }),
  );
});
