import { beforeEach, describe, expect, it } from 'vitest';
import {
  ariaKey,
  chooseSingleKeyMode,
  loadSingleKeyMode,
  shownKey,
  singleKeyMode,
  singleKeyOf,
} from './single-keys.ts';

beforeEach(() => {
  localStorage.clear();
  loadSingleKeyMode('ana');
});
const keyOf = (key: string, more: KeyboardEventInit = {}) =>
  singleKeyOf(new KeyboardEvent('keydown', { key, ...more }))?.key ?? null;

describe('K6: single characters (WCAG 2.1.4)', () => {
  it('are shortcuts as they are', () => {
    expect([keyOf('v'), keyOf('?'), keyOf('v', { altKey: true }), keyOf('v', { ctrlKey: true })]).toEqual([
      'v',
      '?',
      null,
      null,
    ]);
  });

  it('with Alt, wherever Alt makes another character of them', () => {
    chooseSingleKeyMode('alt');
    expect([keyOf('v'), keyOf('v', { altKey: true }), keyOf('√', { altKey: true, code: 'KeyV' })]).toEqual([
      null,
      'v',
      'v',
    ]);
    expect(keyOf('¿', { altKey: true, shiftKey: true, code: 'Slash' })).toBe('?');
    expect([shownKey('V'), ariaKey('v')]).toEqual(['Alt V', 'Alt+v']);
  });

  it('not at all; arrows, Enter and Escape stay', () => {
    chooseSingleKeyMode('off');
    expect([keyOf('v'), keyOf('v', { altKey: true }), keyOf('1'), keyOf('/')]).toEqual([null, null, null, null]);
    expect([keyOf('ArrowDown'), keyOf('Escape'), keyOf(' ')]).toEqual(['ArrowDown', 'Escape', ' ']);
    expect([shownKey('V'), ariaKey('v')]).toEqual([null, undefined]);
  });

  it('each reviewer of this browser has their own choice', () => {
    chooseSingleKeyMode('off');
    loadSingleKeyMode('ben');
    expect(singleKeyMode()).toBe('on');
    loadSingleKeyMode('ana');
    expect(singleKeyMode()).toBe('off');
  });
});
