import Type from 'typebox';
import {
  AssignRequest,
  type ClaimAnswer,
  ClaimRequest,
  type DecisionAnswer,
  DecisionRequest,
  EditRequest,
  EscalateRequest,
  type EventsAnswer,
  EventsQuery,
  type NextAnswer,
  NextRequest,
  ReopenRequest,
  ResubmissionRequest,
  SnoozeRequest,
  UndoRequest,
} from '../../shared/api/decisions.ts';
import { TagRequest, type TagsAnswer } from '../../shared/api/settings.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireMaster, requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { reviewLimit } from '../http/limits/limits.ts';
import { claimNext, claimSession, releaseSession } from './claims/commands/claim.ts';
import { assignSession, escalateSession, snoozeSession } from './claims/commands/hand-over.ts';
import { decideSession } from './commands/decide.ts';
import { editSubject } from './commands/edit-subject.ts';
import { addTag, setRetired } from './commands/rejection-tags.ts';
import { reopenSession, requestResubmission } from './commands/resubmission-and-reopen.ts';
import { undoDecision } from './commands/undo.ts';
import { listEvents } from './queries.ts';
import { listTags } from './rejection-tags.ts';

const params = Exact({ id: Id });
const tags = ['review'];
const config = { rateLimit: reviewLimit };
/** Bytes: the longest note in letters of four bytes each, escaped. */
const bodyLimit = 64 * 1024;

/** Who works on what awaits action, and what comes of it. */
export async function decisionRoutes(app: App, ctx: Context): Promise<void> {
  const reviewer = { onRequest: requireReviewer(ctx), config, bodyLimit };
  const master = { onRequest: requireMaster(ctx), config, bodyLimit };

  app.post(
    '/queue/next',
    {
      ...reviewer,
      schema: {
        ...{ tags, summary: 'Claim the next that nobody works on', body: NextRequest },
        description:
          'In the order of the queue: no face match first, then what has waited longest. What you held and have not decided is given back.',
      },
    },
    (request): Promise<NextAnswer> => claimNext(ctx, request.login!, request.body.after),
  );
  app.post(
    '/sessions/:id/claim',
    { ...reviewer, schema: { tags, summary: 'Work on a session, or go on with it', params, body: ClaimRequest } },
    (request): Promise<ClaimAnswer> => claimSession(ctx, request.login!, request.params.id, request.body.take === true),
  );
  app.delete(
    '/sessions/:id/claim',
    { ...reviewer, schema: { tags, summary: 'Give a session back', params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await releaseSession(ctx, request.login!, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/sessions/:id/assign',
    {
      ...reviewer,
      schema: {
        ...{ tags, summary: 'Make a waiting session somebody’s, or anybody’s', params, body: AssignRequest },
        description: 'It is nobody else’s next from then on. One that was escalated is handed back by that.',
      },
    },
    async (request) => {
      const { seq } = await assignSession(ctx, request.login!, request.params.id, request.body);
      return { seq };
    },
  );
  app.post(
    '/sessions/:id/escalate',
    { ...reviewer, schema: { tags, summary: 'Hand a waiting session to the masters', params, body: EscalateRequest } },
    (request) => escalateSession(ctx, request.login!, request.params.id, request.body),
  );
  app.post(
    '/sessions/:id/snooze',
    {
      ...reviewer,
      schema: {
        ...{ tags, summary: 'Put a waiting session off until a time', params, body: SnoozeRequest },
        description: 'It comes back by itself. `until`: `null` brings it back now.',
      },
    },
    (request) => snoozeSession(ctx, request.login!, request.params.id, request.body),
  );
  app.post(
    '/sessions/:id/decision',
    {
      ...reviewer,
      schema: {
        tags,
        summary: 'Verify or reject',
        description:
          'Made on what you saw: refused with `changes` (what happened and who did it) when the session has changed after `seq`, or somebody else has decided. Where two must agree, the first word is a proposal; where the company reviews blind, nobody else is told what it was until the second is said. Verify is refused with `hit_open` while a screening hit is not reviewed, and with `reason_needed` where a condition is not met and the note does not say why.',
        params,
        body: DecisionRequest,
      },
    },
    (request): Promise<DecisionAnswer> => decideSession(ctx, request.login!, request.params.id, request.body),
  );
  app.post(
    '/sessions/:id/decision/undo',
    {
      ...reviewer,
      schema: {
        ...{ tags, summary: 'Take back what you just decided', params, body: UndoRequest },
        description:
          'Within 30 seconds, and as if it had not been said: the session has the same assignee, escalation and snooze as before. A second decision that has shown the blind first one is refused with `undo_reason_needed` unless it says why; who decides next is marked as having seen the first one (`afterReveal`).',
      },
    },
    (request) => undoDecision(ctx, request.login!, request.params.id, request.body),
  );
  app.post(
    '/sessions/:id/subject',
    { ...reviewer, schema: { tags, summary: "Put a field of the subject's right", params, body: EditRequest } },
    (request) => editSubject(ctx, request.login!, request.params.id, request.body),
  );
  app.post(
    '/sessions/:id/resubmission',
    { ...reviewer, schema: { tags, summary: 'Ask the subject for another try', params, body: ResubmissionRequest } },
    (request) => requestResubmission(ctx, request.login!, request.params.id, request.body),
  );
  app.post(
    '/sessions/:id/reopen',
    { ...master, schema: { tags, summary: 'Reopen what is decided', params, body: ReopenRequest } },
    (request) => reopenSession(ctx, request.login!, request.params.id, request.body),
  );
  app.get(
    '/sessions/:id/events',
    {
      ...reviewer,
      schema: { tags, summary: 'What the log has of a session', params, querystring: EventsQuery },
    },
    async (request): Promise<EventsAnswer> => {
      const { companyId } = request.login!;
      const found = await listEvents(ctx.db, companyId, request.params.id, request.query.after ?? 0);
      if (!found) throw new Problem('not_found', 'There is no such session.');
      return found;
    },
  );

  app.get(
    '/rejection-tags',
    { ...reviewer, schema: { tags, summary: 'The tags of rejections' } },
    async (request): Promise<TagsAnswer> => ({ tags: await listTags(ctx.db, request.login!.companyId) }),
  );
  app.post(
    '/rejection-tags',
    { ...master, schema: { tags, summary: 'Add a tag of your own', body: TagRequest } },
    async (request, reply) => reply.code(201).send(await addTag(ctx, request.login!, request.body)),
  );
  const byKey = Exact({ key: Type.String({ pattern: '^[a-z0-9_-]{1,40}$' }) });
  for (const [verb, retired] of [
    ['retire', true],
    ['restore', false],
  ] as const) {
    app.post(
      `/rejection-tags/:key/${verb}`,
      {
        ...master,
        schema: {
          tags,
          summary: retired ? 'Offer a tag no longer' : 'Offer a tag again',
          params: byKey,
          body: Exact({}),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await setRetired(ctx, request.login!, request.params.key, retired);
        return reply.code(204).send(null);
      },
    );
  }
}
