import type { Subject } from '../../shared/document/document.ts';
import { isDoubtful, isTrusted } from '../../shared/document/mrz.ts';
import type { AttemptView } from '../../shared/session/attempt.ts';
import type { Verification } from '../../shared/session/session.ts';
import { isAsserted, type SourcedValue } from '../../shared/session/source.ts';
import { compareFields } from '../checks/compare-fields.ts';
import type { ConditionInput } from '../checks/conditions.ts';
import { queryHash, screeningQuery } from '../checks/screening-query.ts';
import { subjectOf } from '../sessions/record/corrected.ts';
import type { Corrections, ScreeningSummary } from '../sessions/tables.ts';

/** The input of the conditions, except the day of the assessment. */
export type Evidence = Omit<ConditionInput, 'today'>;
/** What the session itself provides. */
type Own = Omit<Evidence, 'reusedIn'>;

type Attempt = Omit<AttemptView, 'photoIds'>;

export interface Finished {
  /** Oldest first. */
  attempts: readonly Attempt[];
  /** The attempt whose results count. */
  decidingId: string | null;
  lateEvents: number;
  corrections: Corrections | null;
  /** Attempts before a resubmission was requested: their addresses no longer count. */
  setAside: readonly string[];
  /** The outcome of the last screening. */
  screening: ScreeningSummary | null;
}

/**
 * What the conditions may evaluate: of each attempt, what an engine asserted. What was sent with a capture token only is
 * excluded.
 * @param today YYYY-MM-DD; it resolves the centuries of dates in the machine-readable zone
 */
export function evidenceOf(
  { attempts, decidingId, lateEvents, corrections, setAside, screening }: Finished,
  today: string,
): Own {
  const deciding = attempts.find((a) => a.id === decidingId) ?? attempts.at(-1);
  const asserted = attempts.map(assertedOf);
  const { verification = nothingKnown, mrz: decidingMrz = null } = asserted.find(({ id }) => id === deciding?.id) ?? {};
  const subject = subjectOf(asserted, corrections);
  const mrz = asserted.findLast((a) => a.mrz !== null)?.mrz;
  return {
    completed: completedOf(deciding),
    photosMissing: deciding?.outcome === 'completed' ? deciding.photosMissing : [],
    lateEvents,
    documentType: asserted.findLast((a) => a.documentType !== null)?.documentType ?? null,
    verification,
    mrzDoubtful: decidingMrz ? isDoubtful(decidingMrz) : false,
    subject,
    differences: subject && mrz && isTrusted(mrz) ? compareFields(subject, mrz, today).map(({ field }) => field) : null,
    openHits: openHitsOf(screening, subject),
    fullMatches: screening?.full ?? 0,
    carriedHits: screening?.carried ?? 0,
    ipCountries: [...new Set(attempts.flatMap((a) => (setAside.includes(a.id) ? [] : ipCountryOf(a))))],
  };
}

const has = ({ sources }: Attempt, value: SourcedValue): boolean => isAsserted(sources[value]);

/** "Not completed" is accepted from any source; "completed", from an engine only. */
function completedOf(attempt: Attempt | undefined): boolean | null {
  if (attempt?.outcome !== 'completed') return false;
  return has(attempt, 'outcome') ? true : null;
}

/** Only an address determined by the server or an API key. A claim of the capture page does not count. */
const ipCountryOf = ({ sources, ipCountry }: Attempt): string[] =>
  ipCountry !== null && sources.clientIp && sources.clientIp.kind !== 'capture' ? [ipCountry] : [];

/** An attempt without what the capture page claims. */
function assertedOf(a: Attempt): Pick<Attempt, 'id' | 'subject' | 'mrz' | 'documentType' | 'verification'> {
  const fields = Object.entries(a.subject ?? {}).filter(([field]) => has(a, `subject.${field as keyof Subject}`));
  const values = Object.entries(a.verification).filter(([name]) => has(a, name as keyof Verification));
  return {
    id: a.id,
    subject: fields.length > 0 ? (Object.fromEntries(fields) as Subject) : null,
    mrz: has(a, 'mrz') ? a.mrz : null,
    documentType: has(a, 'documentType') ? a.documentType : null,
    verification: { ...nothingKnown, ...Object.fromEntries(values) },
  };
}

/** A screening of other data does not count. */
function openHitsOf(screening: ScreeningSummary | null, subject: Subject | null): number | null {
  const query = screeningQuery(subject);
  return screening !== null && query !== null && screening.query === queryHash(query) ? screening.notCleared : null;
}

const nothingKnown: Verification = {
  livenessPassed: null,
  documentValid: null,
  faceLevel: null,
  matchConfidence: null,
  idReal: null,
  fullId: null,
};
