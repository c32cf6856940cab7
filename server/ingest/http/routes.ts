import type { FastifyRequest, FastifySchemaCompiler } from 'fastify';
import Type, { type TSchema } from 'typebox';
import {
  BatchReceipt,
  type CaptureEvent,
  EventBatch,
  EventBatchFrame,
  ProgressUpdate,
  SessionCreated,
  SessionRequest,
  SessionStatus,
} from '../../../shared/api/ingest.ts';
import { Exact, Id } from '../../../shared/schema.ts';
import { authorityOf } from '../../../shared/session/source.ts';
import { requireKey } from '../../accounts/guard.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { refuseEncoded } from '../../http/errors/refuse-encoded.ts';
import { idempotencyKeyOf } from '../../http/idempotency.ts';
import { ingestLimit } from '../../http/limits/limits.ts';
import { makeValidator } from '../../http/validation.ts';
import { getSession } from '../../sessions/record/find-session.ts';
import { keySender } from '../capture/sender.ts';
import { createSession } from '../commands/create-session.ts';
import { receiveEvents } from '../commands/receive-events.ts';
import { checkEvents } from './check-events.ts';
import { byEither, requireSender, senderOf } from './guard.ts';
import { makeOpenSessions } from './open-sessions.ts';
import { photoRoute } from './photo-route.ts';
import { makeProgress } from './progress.ts';

const inSession = Exact({ id: Id });
const idempotent = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The same key with the same request gets the same answer, for a day',
    }),
  ),
});
/** Bytes. A hundred events of the largest kind, with every character escaped, have 1.6 million. */
const largestBatch = 2 * 1024 * 1024;
/** OpenAPI describes the event; here only the batch is validated, and each event separately (check-events.ts). */
const [usual, ofFrame] = [makeValidator(), makeValidator({ textOf: 'none' })];
const eachByItself: FastifySchemaCompiler<TSchema> = (route) =>
  route.httpPart === 'body' ? ofFrame({ ...route, schema: EventBatchFrame }) : usual(route);
const tags = ['ingest'];
const byKey = [{ apiKey: [] }];

/** /api/v1: the API for capture clients and back offices. */
export async function ingestRoutes(app: App, ctx: Context): Promise<void> {
  const progress = makeProgress(ctx);
  const openSessions = makeOpenSessions(ctx);
  const limit = ingestLimit(ctx.config);
  app.decorateRequest('reporter', null);
  app.addHook('onRequest', refuseEncoded);
  app.post(
    '/sessions',
    {
      bodyLimit: 64 * 1024,
      config: { rateLimit: limit },
      onRequest: requireKey(ctx),
      schema: {
        tags,
        security: byKey,
        summary: 'Create a session',
        description:
          'Hand the capture token to the phone: it delivers evidence of this session (consent, steps, photos, and what the page read, as a claim) and nothing else. Results and readings that conditions look at are asserted with an API key.',
        headers: idempotent,
        body: SessionRequest,
        response: { 201: SessionCreated },
      },
    },
    async (request, reply) => {
      const by = keySender(request.key!);
      const once = idempotencyKeyOf(request.headers['idempotency-key'], by.actor, request.url, request.body);
      return reply.code(201).send(await createSession(ctx, by, request.body, once));
    },
  );

  app.get(
    '/sessions/:id',
    {
      config: { rateLimit: limit },
      onRequest: requireSender(ctx),
      schema: {
        tags,
        security: byEither,
        summary: 'How a session stands',
        params: inSession,
        response: { 200: SessionStatus },
      },
    },
    async (request) => {
      const s = await getSession(ctx.db, senderOf(request).companyId, request.params.id);
      return {
        id: s.id,
        reference: s.reference,
        state: s.state,
        attempts: s.attempts,
        createdAt: s.created_at.toISOString(),
        finishedAt: s.finished_at?.toISOString() ?? null,
        expiresAt: s.expires_at.toISOString(),
        lateEvents: s.late_events,
        resubmission: s.resubmission && {
          step: s.resubmission.step,
          reason: s.resubmission.reason,
          at: s.resubmission.at,
        },
      };
    },
  );

  app.post(
    '/sessions/:id/events',
    {
      validatorCompiler: eachByItself,
      bodyLimit: largestBatch,
      config: { rateLimit: limit },
      onRequest: requireSender(ctx),
      schema: {
        tags,
        security: byEither,
        summary: 'Send events, in batches',
        description:
          'Send what was not answered for again, whole or in parts, in any order: each event counts once. An event that is refused does not keep the others out; its receipt says why and, for one that is malformed, where. It is not stored: send it put right, under the same number. An empty string means that nothing was read. With a capture token events are evidence and claims: `document.read` is shown as read by the capture page and not verified, `result.reported` is refused (`not_asserted_by_token`). With an API key they are assertions. Each of the two authorities numbers its own events of an attempt, and an engine beside a phone says the end of its results with its own `attempt.finished`: until then, or for two minutes, a completed attempt waits for it. A completed attempt needs photos: the front of the document, its back where it has one, and a selfie or a liveness frame.',
        params: inSession,
        headers: idempotent,
        body: EventBatch,
        response: { 200: BatchReceipt },
      },
    },
    async (request) => {
      const by = senderOf(request);
      const checked = checkEvents(request.body.events);
      // Not computed from the raw body: malformed input may be nested to any depth.
      const accepted = { events: checked.map((c) => ('event' in c ? c.event : c.receipt)) };
      const once = idempotencyKeyOf(request.headers['idempotency-key'], by.actor, request.url, accepted);
      const events = checked.map((c) => ('event' in c ? { event: withConnection(c.event, request) } : c));
      return receiveEvents(ctx, by, request.params.id, events, once);
    },
  );

  await app.register((scope) => photoRoute(scope as App, ctx));

  app.post(
    '/sessions/:id/progress',
    {
      bodyLimit: 4 * 1024,
      config: { rateLimit: limit },
      onRequest: requireSender(ctx),
      schema: {
        tags,
        security: byEither,
        summary: 'Show progress',
        description: 'Shown to whoever looks at this moment, never stored. At most ten a second for a session.',
        params: inSession,
        body: ProgressUpdate,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { companyId } = senderOf(request);
      await openSessions.check(companyId, request.params.id);
      progress.take(companyId, request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
}

/** A phone's address is taken from its connection, whatever it sends; the connection of a back office is not the phone's. */
function withConnection(event: CaptureEvent, request: FastifyRequest): CaptureEvent {
  if (event.type !== 'attempt.started' || authorityOf(senderOf(request).origin) !== 'capture') return event;
  const { userAgent: _, clientIp: __, ...accepted } = event;
  const userAgent = request.headers['user-agent']?.slice(0, 1000);
  // On a dual-stack socket IPv4 addresses arrive IPv4-mapped (::ffff:).
  const clientIp = request.ip.replace(/^::ffff:(?=\d+\.)/, '');
  return { ...accepted, clientIp, ...(userAgent && { userAgent }) };
}
