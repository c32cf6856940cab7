import { words as decide } from '../decide/words.ts';
import { isApple } from '../keyboard/keys.ts';
import { words as marks } from '../marks/words.ts';
import { words as reports } from '../reports/words.ts';
import { words } from '../session-model/words.ts';
import { words as walk } from '../session-walk/words.ts';

/** The session page's keys, for the sheet that `?` opens. */
export const sessionShortcuts: readonly { keys: readonly string[]; does: string }[] = [
  {
    keys: ['v'],
    get does() {
      return decide.keys.verify;
    },
  },
  {
    keys: ['r'],
    get does() {
      return decide.keys.reject;
    },
  },
  {
    keys: [isApple ? '⌘ Enter' : 'Ctrl Enter'],
    get does() {
      return decide.keys.send;
    },
  },
  {
    keys: ['u'],
    get does() {
      return decide.keys.undo;
    },
  },
  {
    keys: ['g'],
    get does() {
      return decide.keys.again;
    },
  },
  {
    keys: ['w'],
    get does() {
      return decide.keys.claim;
    },
  },
  {
    keys: ['n'],
    get does() {
      return decide.keys.next;
    },
  },
  {
    keys: ['j'],
    get does() {
      return walk.keys.next;
    },
  },
  {
    keys: ['k'],
    get does() {
      return walk.keys.previous;
    },
  },
  {
    keys: ['d'],
    get does() {
      return reports.key;
    },
  },
  {
    keys: ['1', '2'],
    get does() {
      return words.keys.tab;
    },
  },
  {
    keys: ['←', '→'],
    get does() {
      return words.keys.photos;
    },
  },
  {
    keys: ['+', '−'],
    get does() {
      return words.keys.zoom;
    },
  },
  {
    keys: ['0'],
    get does() {
      return words.keys.fit;
    },
  },
  {
    keys: ['←', '→', '↑', '↓'],
    get does() {
      return words.keys.pan;
    },
  },
  {
    keys: ['t', 'Shift t'],
    get does() {
      return words.keys.turn;
    },
  },
  {
    keys: ['b', 'Shift b'],
    get does() {
      return words.keys.brightness;
    },
  },
  {
    keys: ['c', 'Shift c'],
    get does() {
      return words.keys.contrast;
    },
  },
  {
    keys: ['l'],
    get does() {
      return words.keys.loupe;
    },
  },
  {
    keys: ['s'],
    get does() {
      return words.keys.compare;
    },
  },
  {
    keys: ['f'],
    get does() {
      return words.keys.full;
    },
  },
  {
    keys: ['x', 'a', 'p'],
    get does() {
      return marks.keys.draw;
    },
  },
  {
    keys: ['m'],
    get does() {
      return marks.keys.show;
    },
  },
  {
    keys: ['e'],
    get does() {
      return words.keys.note;
    },
  },
  {
    keys: [isApple ? '⌘ Z' : 'Ctrl Z'],
    get does() {
      return marks.keys.undo;
    },
  },
];
