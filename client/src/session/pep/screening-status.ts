import { oldAfterDays, type ScreenedList, type ScreeningView } from '../../../../shared/screening/screening.ts';
import { words } from './words.ts';

export interface ScreeningStatus {
  /** `clear`: no hit, or all cleared. `open`: a hit needs review. */
  kind: 'clear' | 'open' | 'same';
  title: string;
  detail: string;
}

/** Status of a screening result with its hit reviews. */
export function screeningStatus({ hits, lists }: NonNullable<ScreeningView['result']>): ScreeningStatus {
  if (hits.length === 0)
    return { kind: 'clear', title: words.clear, detail: words.clearDetail({ lists: lists.length }) };
  const count = words.hits({ n: hits.length });
  if (hits.some(({ hitReview }) => hitReview?.verdict === 'same')) {
    return { kind: 'same', title: words.same, detail: count };
  }
  const open = hits.filter(({ hitReview }) => hitReview === null).length;
  if (open > 0) return { kind: 'open', title: count, detail: words.open({ n: open }) };
  return { kind: 'clear', title: words.allCleared, detail: count };
}

/** Text while the result is pending. */
export function pendingDescribed({ pending, result }: ScreeningView): { title: string; detail: string } {
  const title = result ? words.pending.again : words.pending.title;
  if (!pending) return { title, detail: words.pending.none };
  if (pending.failures > 0) return { title, detail: words.pending.failures({ n: pending.failures }) };
  return { title, detail: result ? words.pending.detail : words.pending.first };
}

/** The age in days of an outdated list; else null. */
export function oldDays({ date }: ScreenedList, now: number): number | null {
  const days = date === null ? 0 : Math.floor((now - Date.parse(`${date}T00:00:00Z`)) / 86_400_000);
  return days > oldAfterDays ? days : null;
}
