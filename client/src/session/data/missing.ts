import type { SessionState } from '../../../../shared/session/session.ts';
import { words } from '../../session-model/words.ts';

/** Nothing said: it may still come, or it never will. */
export const missing = (state: SessionState): string =>
  state === 'in_progress' ? words.page.notYet : words.page.notReported;
