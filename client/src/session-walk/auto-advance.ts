import type { Accessor } from 'solid-js';
import { createKept } from '../ui/kept.ts';

/** Whether this reviewer, in this browser, goes on to the next session after a decision. Off until they choose it. */
export function createAutoAdvance(reviewerId: string): [Accessor<boolean>, (on: boolean) => void] {
  const [kept, setKept] = createKept(`auto-advance.${reviewerId}`, ['off', 'on'], 'off');
  return [() => kept() === 'on', (on) => setKept(on ? 'on' : 'off')];
}
