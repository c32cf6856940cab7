import type { Conditions } from '../../shared/api/conditions.ts';
import type { Who } from './blind-world.ts';

interface Parts {
  sessionId: string;
  linkedId: string;
  noteId: string;
  /** A tag of sessions. */
  tagId: string;
  conditions: Conditions;
  seq: number;
  /** Of the first word. */
  decisionId: string;
}
/** Idempotency-Key of what a reviewer does to many sessions. */
export const bulkKey = 'walk';
export type Act = [route: `${string} ${string}`, body?: object | undefined, by?: Who[]];

/**
 * Every route that does something, as somebody who knows nothing of the first word uses it. What ends the waiting of the session
 * comes last. The decision itself is made on an old place of the log: it is refused with what happened since.
 */
export function blindActs({ sessionId, linkedId, tagId, conditions, seq, decisionId }: Parts): Act[] {
  const reason = 'Looked at it once more.';
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const master: Who[] = ['second', 'master'];
  const ids = [sessionId, linkedId];
  const shared = { list: 'queue', name: 'Ours', shared: true, filter: {}, sort: 'waiting', keepSearch: false };
  return [
    ['POST /api/sessions/search', {}],
    ['POST /api/sessions.csv', {}],
    ['POST /api/sessions.csv', { ids }],
    ['POST /api/sessions/counts', {}],
    ['POST /api/sessions/ids', {}],
    ['POST /api/sessions/bulk/check', { action: { type: 'assign', reviewerId: null }, ids }],
    ['POST /api/saved-filters', shared],
    ['PUT /api/saved-filters/:id', shared],
    ['DELETE /api/saved-filters/:id'],
    ['POST /api/session-tags', { name: 'Seen twice' }],
    ['PUT /api/sessions/:id/tags/:tagId', {}],
    ['DELETE /api/sessions/:id/tags/:tagId'],
    ['PUT /api/me/language', { language: 'ka' }],
    ['POST /api/mentions/:id/read', {}],
    ['POST /api/mentions/read', { upTo: sessionId }],
    ['PUT /api/ready-texts/:kind/:key', { texts: ['The reflection hides the number.'] }, master],
    ['POST /api/conditions/dry-run', { conditions }, master],
    ['POST /api/conditions/dry-run/sessions', { conditions, group: { waiting: 'rejected' } }, master],
    ['POST /api/check', {}],
    ['PUT /api/sessions/:id/note'],
    ['PUT /api/sessions/:id/links/:otherId', { verdict: 'same', reason: '', seen: null }],
    ['POST /api/sessions/:id/reports', { paper: 'Letter' }],
    ['POST /api/report-exports', { filter: {}, paper: 'A4' }],
    ['DELETE /api/report-exports/:id'],
    ['POST /api/sessions/:id/hits/:hit/review', { verdict: 'different', reason, seen: null }],
    ['POST /api/rejection-tags', { group: 'document', label: 'Stained' }, master],
    ['POST /api/rejection-tags/:key/retire', {}, master],
    ['POST /api/rejection-tags/:key/restore', {}, master],
    ['POST /api/keys', { name: 'Another' }, master],
    ['DELETE /api/keys/:id', undefined, master],
    ['PUT /api/branding', { name: 'Aurora' }, master],
    ['PUT /api/branding/logo', {}, master],
    ['DELETE /api/branding/logo', undefined, master],
    ['PUT /api/signing', {}, master],
    ['DELETE /api/signing', undefined, master],
    ['PUT /api/screening', {}, master],
    ['POST /api/screening/lists', {}, master],
    ['POST /api/screening/official-lists/:key', {}, master],
    ['DELETE /api/screening/lists/:id', undefined, master],
    ['PUT /api/screening/lists/:id/schedule', {}, master],
    ['DELETE /api/screening/lists/:id/schedule', undefined, master],
    ['POST /api/screening/lists/:id/fetch', {}, master],
    ['POST /api/sessions/:id/decision', { verdict: 'verified', note: reason, seq: 0 }],
    ['POST /api/sessions/:id/decision/undo', { decisionId }],
    ['POST /api/sessions/:id/claim', {}, ['second']],
    ['POST /api/sessions/:id/claim', { take: true }, ['master', 'second']],
    ['DELETE /api/sessions/:id/claim'],
    ['POST /api/queue/next', {}, ['second']],
    ['POST /api/queue/next', { after: linkedId }, ['master']],
    ['POST /api/sessions/:id/claim', { take: true }, ['second']],
    ['POST /api/sessions/:id/snooze', { reason, until }, ['second']],
    ['POST /api/sessions/:id/assign', { reviewerId: null }, ['second']],
    ['POST /api/sessions/:id/escalate', { reason }, ['second']],
    ['POST /api/sessions/:id/assign', { reviewerId: null }, ['master']],
    ['POST /api/sessions/bulk', { action: { type: 'tag', tagId, on: true }, ids, seq: 0 }],
    ['POST /api/sessions/bulk/undo', { key: bulkKey }],
    ['DELETE /api/session-tags/:tagId', undefined, master],
    ['POST /api/v1/sessions', { reference: 'R-9' }, ['key']],
    ['POST /api/v1/sessions/:id/events', { events: [] }, ['key']],
    ['PUT /api/v1/sessions/:id/photos/:photoId', {}, ['key']],
    ['POST /api/v1/sessions/:id/progress', { attempt: sessionId, step: 'selfie', percent: 5 }, ['key']],
    ['POST /api/v1/sessions/:id/reports', { paper: 'A5' }, ['key']],
    ['POST /api/v1/sessions/:id/reports', { paper: 'A4' }, ['key']],
    ['PUT /api/conditions', { conditions, targetMinutes: 60, version: 1 }, master],
    ['POST /api/sessions/:id/reopen', { reason, seq }, master],
    ['POST /api/sessions/:id/resubmission', { step: 'selfie', reason, seq: 0 }, ['second']],
    ['POST /api/sessions/:id/subject', { field: 'sex', value: 'X', reason, seq }, ['second']],
    ['POST /api/auth/sign-in', { email: 'nobody@a.example', password: 'nothing' }],
    ['POST /api/auth/use', {}],
    ['POST /api/auth/sign-out', {}, ['second', 'master']],
  ];
}
