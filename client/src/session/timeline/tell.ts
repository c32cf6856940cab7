import type { ConditionName } from '../../../../shared/conditions.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import type { SessionState } from '../../../../shared/session/session.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { words } from '../../session-model/timeline/words.ts';
import { words as page } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';

export interface Described {
  /** Follows the actor's name. */
  what: string;
  /** With which values. */
  detail: string | null;
}

/** A fact as text. `nameOf` resolves reviewers. */
export function tell(fact: LogEvent, nameOf: (reviewerId: string) => string): Described {
  const wording = (detail: string | null = null, what: string = words.facts[fact.type]): Described => ({
    what,
    detail,
  });
  switch (fact.type) {
    case 'session.finished': {
      const { state, lateEvents } = fact.data;
      const late = lateEvents > 0 ? `, ${words.late({ n: lateEvents })}` : '';
      return wording(`${lower(text.sessions.states[state])}${late}`);
    }
    case 'session.assessed':
      return wording(conditionsOf(fact.data.unmet));
    case 'session.stopped':
      return wording(lower(text.decisions.conditions[fact.data.condition]));
    case 'session.claim_taken':
      return wording(words.from({ name: nameOf(fact.data.fromReviewerId) }));
    case 'claim.ended':
      return wording(words.claimOf({ name: nameOf(fact.data.reviewerId) }));
    case 'session.settled':
    case 'session.decided':
      return wording(null, fact.data.state === 'verified' ? words.verifiedIt : words.rejectedIt);
    case 'decision.proposed':
      return wording(null, words.proposed[fact.data.verdict]);
    case 'decision.disputed':
      return wording(null, words.disputed[fact.data.verdict]);
    case 'session.assigned':
      return wording(
        fact.data.reviewerId === null
          ? words.assignedToNobody
          : words.assignedTo({ name: nameOf(fact.data.reviewerId) }),
      );
    case 'session.resubmission_requested':
      return wording(words.backTo({ step: lower(text.sessions.steps[fact.data.step]) }));
    case 'subject.edited':
      return wording(null, words.corrected({ field: lower(page.summary.fields[fact.data.field]) }));
    case 'attempt.started':
      return wording(String(fact.data.number));
    case 'attempt.finished':
      return wording(lower(page.attemptOutcomes[fact.data.outcome]));
    case 'step.started':
      return wording(lower(text.sessions.steps[fact.data.step]));
    case 'step.finished':
      return wording(`${lower(text.sessions.steps[fact.data.step])}, ${lower(page.stepOutcomes[fact.data.outcome])}`);
    case 'challenge.started':
      return wording(text.sessions.challenges[fact.data.challenge]);
    case 'challenge.finished':
      return wording(
        `${text.sessions.challenges[fact.data.challenge]}, ${fact.data.passed ? words.passed : words.missed}`,
      );
    case 'session.screened': {
      const { hits, weak } = fact.data;
      return wording(hitsFound(hits, weak, fact.data.open));
    }
    case 'session.screening_failed':
      return wording(words.tried({ n: fact.data.failures }));
    case 'hit.reviewed':
      return wording(null, words.reviewed[fact.data.verdict ?? 'takenBack']);
    case 'document.chosen':
      return wording(lower(text.sessions.documents[fact.data.documentType]));
    case 'document.read': {
      const { mrzValid } = fact.data;
      const zone = mrzValid === null ? words.mrz.none : mrzValid ? words.mrz.valid : words.mrz.errors;
      if (!fact.actor.startsWith('capture:')) return wording(zone);
      return wording(mrzValid === null ? words.notVerified : `${zone}, ${words.notVerified}`);
    }
    case 'photo.received':
      return wording(lower(page.photos[fact.data.kind]));
    default:
      return wording();
  }
}

function conditionsOf(unmet: readonly { condition: ConditionName; outcome: 'not_met' | 'unknown' }[]): string {
  if (unmet.length === 0) return words.allMet;
  const { reasons, unknown } = text.decisions;
  return unmet
    .map(({ condition, outcome }) => lower((outcome === 'not_met' ? reasons : unknown)[condition]))
    .join(text.ui.comma);
}

/** The state that a fact sets or proposes. */
export function verdictOf(fact: LogEvent): SessionState | null {
  switch (fact.type) {
    case 'session.finished':
      // Awaiting action is not a verdict.
      return fact.data.state === 'awaiting_action' ? null : fact.data.state;
    case 'session.settled':
    case 'session.decided':
      return fact.data.state;
    case 'decision.proposed':
    case 'decision.disputed':
      return fact.data.verdict;
    case 'session.stopped':
      return 'rejected';
    case 'session.expired':
      return 'expired';
    default:
      return null;
  }
}

function hitsFound(n: number, weak: number, open: number): string {
  if (n === 0) return words.noHit({ weak });
  return open < n ? words.hitsOpen({ n, open }) : words.hits({ n });
}
