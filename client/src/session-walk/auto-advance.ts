import type { Accessor } from 'solid-js';
import { createStoredChoice } from '../ui/behaviour/stored-choice.ts';

/** Whether this reviewer, in this browser, goes on to the next session after a decision. Off until they choose it. */
export function createAutoAdvance(reviewerId: string): [Accessor<boolean>, (on: boolean) => void] {
  const [stored, setStored] = createStoredChoice(`auto-advance.${reviewerId}`, ['off', 'on'], 'off');
  return [() => stored() === 'on', (on) => setStored(on ? 'on' : 'off')];
}
