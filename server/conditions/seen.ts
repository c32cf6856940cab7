import type { AttemptView } from '../../shared/attempt.ts';
import type { Subject } from '../../shared/document.ts';
import { compareFields } from '../checks/compare-fields.ts';
import type { ConditionInput } from '../checks/conditions.ts';
import { queryHash, screeningQuery } from '../checks/screening-query.ts';
import { subjectOf } from '../sessions/corrected.ts';
import type { Corrections, ScreeningSummary } from '../sessions/tables.ts';

/** What the conditions look at, but for the day on which they look. */
export type Seen = Omit<ConditionInput, 'today'>;
/** What the session itself tells. */
type Own = Omit<Seen, 'reusedIn'>;

export interface Finished {
  /** Oldest first. */
  attempts: readonly Omit<AttemptView, 'photoIds'>[];
  /** The one whose results count. */
  decidingId: string | null;
  lateReports: number;
  corrections: Corrections | null;
  /** Attempts before another try was asked for: where they came from counts no more. */
  setAside: readonly string[];
  /** What the last screening came to. */
  screening: ScreeningSummary | null;
}

/** `today`: year-month-day; it tells the centuries of the machine-readable zone. */
export function seenOf(
  { attempts, decidingId, lateReports, corrections, setAside, screening }: Finished,
  today: string,
): Own {
  const deciding = attempts.find((a) => a.id === decidingId) ?? attempts.at(-1);
  const subject = subjectOf(attempts, corrections);
  const mrz = attempts.findLast((a) => a.mrz !== null)?.mrz;
  return {
    completed: deciding?.outcome === 'completed',
    lateReports,
    documentType: attempts.findLast((a) => a.documentType !== null)?.documentType ?? null,
    verification: deciding?.verification ?? nothingKnown,
    subject,
    differences: subject && mrz?.valid ? compareFields(subject, mrz, today).map(({ field }) => field) : null,
    openHits: openHitsOf(screening, subject),
    ipCountries: [...new Set(attempts.flatMap((a) => (setAside.includes(a.id) ? [] : (a.ipCountry ?? []))))],
  };
}

/** An answer about other data is none. */
function openHitsOf(screening: ScreeningSummary | null, subject: Subject | null): number | null {
  const query = screeningQuery(subject);
  return screening !== null && query !== null && screening.query === queryHash(query) ? screening.notCleared : null;
}

const nothingKnown = {
  livenessPassed: null,
  documentValid: null,
  faceLevel: null,
  matchConfidence: null,
  idReal: null,
  fullId: null,
};
