import { isDoubtful, type MrzCheck, type MrzItem } from '../../../../shared/document/mrz.ts';
import { words } from '../../session-model/words.ts';
import { errorCount } from './segments.ts';

/**
 * `doubtful`: no rule is broken, but something looks wrong. `unchecked`: a kind of zone that cannot be checked.
 * `unreadable`: no known kind.
 */
export type MrzStatus = 'valid' | 'errors' | 'doubtful' | 'unchecked' | 'unreadable';

export function mrzStatus(check: MrzCheck): MrzStatus {
  if (check.valid === null) return isDoubtful(check) ? 'doubtful' : 'unchecked';
  if (check.valid) return 'valid';
  if (check.format === null) return 'unreadable';
  // Without errors: recorded before doubts were distinguished from errors.
  return errorCount(check) > 0 ? 'errors' : 'doubtful';
}

/** `2 errors`, `No errors`. */
export function statusLabel(check: MrzCheck): string {
  const status = mrzStatus(check);
  return status === 'errors' ? words.mrz.errors({ n: errorCount(check) }) : words.mrz.standings[status];
}

/** No rule is broken, but there is a remark. */
export const isDoubt = (item: MrzItem): boolean => item.valid === true && item.plain !== null;
