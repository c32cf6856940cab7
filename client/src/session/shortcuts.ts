import { words as decide } from '../decide/words.ts';
import { isApple } from '../keyboard/keys.ts';
import { words as marks } from '../marks/words.ts';
import { words as reports } from '../reports/words.ts';
import { words } from '../session-model/words.ts';
import { words as walk } from '../session-walk/words.ts';

/** The session page's keys, for the sheet that `?` opens. */
export const sessionShortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['v'], does: decide.keys.verify },
  { keys: ['r'], does: decide.keys.reject },
  { keys: [isApple ? '⌘ Enter' : 'Ctrl Enter'], does: decide.keys.send },
  { keys: ['u'], does: decide.keys.undo },
  { keys: ['g'], does: decide.keys.again },
  { keys: ['w'], does: decide.keys.claim },
  { keys: ['n'], does: decide.keys.next },
  { keys: ['j'], does: walk.keys.next },
  { keys: ['k'], does: walk.keys.previous },
  { keys: ['d'], does: reports.key },
  { keys: ['1', '2'], does: words.keys.tab },
  { keys: ['←', '→'], does: words.keys.photos },
  { keys: ['+', '−'], does: words.keys.zoom },
  { keys: ['0'], does: words.keys.fit },
  { keys: ['←', '→', '↑', '↓'], does: words.keys.pan },
  { keys: ['t', 'Shift t'], does: words.keys.turn },
  { keys: ['b', 'Shift b'], does: words.keys.brightness },
  { keys: ['c', 'Shift c'], does: words.keys.contrast },
  { keys: ['l'], does: words.keys.loupe },
  { keys: ['s'], does: words.keys.compare },
  { keys: ['f'], does: words.keys.full },
  { keys: ['x', 'a', 'p'], does: marks.keys.draw },
  { keys: ['m'], does: marks.keys.show },
  { keys: ['e'], does: words.keys.note },
  { keys: [isApple ? '⌘ Z' : 'Ctrl Z'], does: marks.keys.undo },
];
