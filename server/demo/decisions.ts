import type { Conditions } from '../../shared/api/conditions.ts';
import type { DecisionAnswer, DecisionRequest } from '../../shared/api/decisions.ts';
import type { ConditionsAnswer, ConditionsRequest } from '../../shared/api/settings.ts';
import type { ConditionName } from '../../shared/conditions.ts';
import type { SessionRow } from '../../shared/session/session.ts';
import { type Colleague, signIn } from './colleague.ts';
import type { Team } from './notes.ts';

/**
 * The demo company's conditions. Its sixty people appear repeatedly: with documentReused every session would have a repeated
 * number. Their addresses are from the documentation ranges, which map to no country: with a country condition no session would
 * be verified automatically.
 */
const asked: Partial<Conditions> = {
  documentReused: false,
  screening: true,
  minimumAge: 18,
  highRisk: [{ country: 'KP', ip: false, nationality: true }],
  // Screening hits need one reviewer only, so that a single user of the demo can clear one and verify.
  fourEyes: ['face_match', 'face_level', 'edited_data'],
};
/** Minutes. */
const target = 45;

/** Sets the demo company's conditions, as its master would. */
export async function seedConditions({ url, emails, password, signal }: Team): Promise<void> {
  const master = await signIn(url, emails[0]!, password, signal);
  const { conditions, version } = await master.ask<ConditionsAnswer>('GET', '/api/conditions');
  const request: ConditionsRequest = { conditions: { ...conditions, ...asked }, targetMinutes: target, version };
  await master.ask('PUT', '/api/conditions', request);
}

type Word = Omit<DecisionRequest, 'seq'>;
/** A reviewer's vote on a session that fails this condition; where two must agree, it is a proposal. */
const words: Partial<Record<ConditionName, Word>> = {
  id_real: { verdict: 'rejected', tags: ['fake'], note: 'Photographed from a screen: the pixel grid shows.' },
  full_id: { verdict: 'rejected', tags: ['incomplete_id'], note: 'A corner is cut off, and with it the number.' },
  expired_document: { verdict: 'rejected', tags: ['expired_document'], note: '' },
  face_match: { verdict: 'rejected', tags: ['selfie_mismatch'], note: 'Another face than on the document.' },
  face_level: { verdict: 'rejected', tags: ['selfie_mismatch'], note: 'Not the same person, as I see it.' },
};
/** Sessions left undecided for users of the demo. */
const leftFor = 4;

/** Colleagues' decisions on the older half of the waiting sessions, including one proposal and one claimed session. */
export async function seedDecisions({ url, emails, password, signal }: Team): Promise<void> {
  const [first, second] = (await Promise.all(
    emails.slice(1, 3).map((email) => signIn(url, email, password, signal)),
  )) as [Colleague, Colleague];
  const { rows } = await first.list({ state: ['awaiting_action'], sort: 'waiting', limit: 50 });
  const usedReasons = new Set<ConditionName>();
  for (const row of rows.slice(0, Math.max(0, rows.length - leftFor))) {
    const found = wordOn(row, usedReasons);
    if (!found) continue;
    usedReasons.add(found.reason);
    const { seq } = await second.session(row.id);
    await second.ask<DecisionAnswer>('POST', `/api/sessions/${row.id}/decision`, { ...found.word, seq });
  }
  const { rows: left } = await first.list({ state: ['awaiting_action'], sort: 'waiting', limit: 50 });
  const free = left.find((row) => row.waiting?.votes.length === 0);
  if (free) await first.ask('POST', `/api/sessions/${free.id}/claim`, {});
}

/** One of each kind is enough. */
function wordOn({ waiting }: SessionRow, usedReasons: ReadonlySet<ConditionName>) {
  const reason = waiting?.unmet.find(({ condition }) => words[condition])?.condition;
  return reason && !usedReasons.has(reason) ? { reason, word: words[reason]! } : undefined;
}
