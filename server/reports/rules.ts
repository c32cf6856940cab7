import type { SessionState } from '../../shared/session/session.ts';

/** Nothing of it is under way: what is printed of it is its end, unless a master reopens it. */
export const isFinal = (state: SessionState): boolean => state !== 'in_progress' && state !== 'awaiting_action';

/** What a bulk export takes. */
export const finishedStates = ['verified', 'rejected', 'expired'] as const satisfies readonly SessionState[];
