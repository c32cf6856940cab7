import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import pLimit from 'p-limit';
import type { Actor } from '../../shared/event.ts';
import { deviceOf, isKnownDevice } from '../accounts/login/known-devices.ts';
import { findLogin, unattendedHeader } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { type Every, every } from '../log/follow.ts';
import { countDenial, DenialLog, denialWindowMs } from './denial-log.ts';
import { existsElsewhere, idsOf } from './find-elsewhere.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Absent where a part of the server runs without a log of refusals. */
    denials?: Denials;
  }
}

interface Asker {
  companyId: string;
  actor: Actor;
}

/** Maximum of queued lookups; beyond it a refusal is counted without a lookup. */
const maxWaiting = 200;
/** Maximum of unknown ids looked up per requester and window: far above what outdated links and deleted items cause. */
const maxLookups = 60;
/** Maximum of requesters whose lookups are counted. */
const maxAskers = 10_000;
/** Milliseconds between two checks for expired windows. */
const sweepEveryMs = 30_000;

/**
 * Turns refusals into facts: a missing right, another company's resources, a request from another site's page, sign-in paused
 * after wrong passwords. The necessary lookups run after the answer and on the background connections, so that neither answers
 * nor their timing reveal anything.
 */
export class Denials {
  readonly log: DenialLog;
  readonly #ctx: Context;
  #lookups = new Map<string, number>();
  #lookupsSince = performance.now();
  /** Serialized. */
  readonly #lookup = pLimit(1);
  /** The last one: it settles after all those before it. */
  #working: Promise<void> = Promise.resolve();

  constructor(ctx: Context) {
    this.#ctx = { ...ctx, db: ctx.background };
    this.log = new DenialLog(this.#ctx);
  }

  forbidden({ companyId, actor }: Asker): void {
    this.log.note(companyId, actor, { type: 'access.denied', kind: 'forbidden' });
  }

  /** Unknown ids were requested: do they belong to another company? */
  notFound({ companyId, actor }: Asker, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const lookups = this.#countLookup(`${companyId} ${actor}`);
    const deny = (kind: 'other_company' | 'unknown_ids') =>
      this.log.note(companyId, actor, { type: 'access.denied', kind });
    const isTaken =
      lookups <= maxLookups &&
      this.#later(async (db) => {
        if (await existsElsewhere(db, companyId, ids)) deny('other_company');
      });
    if (!isTaken) deny('unknown_ids');
  }

  /** A request from another site's page; without a login in the request there is no company to log it for. */
  originRefused(headers: IncomingHttpHeaders, channel: 'request' | 'socket'): void {
    this.#laterOrCount('origin.refused', async () => {
      // A request from another site's page does not renew the login.
      const login = await findLogin(this.#ctx, { cookie: headers.cookie, [unattendedHeader]: '1' });
      if (!login) return countDenial('origin.refused');
      const { companyId, reviewerId } = login;
      this.log.note(companyId, `reviewer:${reviewerId}`, { type: 'origin.refused', channel });
    });
  }

  /** A sign-in attempt was refused after too many wrong ones. The input is looked up and not stored. */
  signInPaused(email: string, headers: IncomingHttpHeaders): void {
    this.#laterOrCount('sign_in.paused', async (db) => {
      const reviewer = await db
        .selectFrom('reviewer')
        .select(['id', 'company_id'])
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst();
      if (!reviewer) return countDenial('sign_in.paused');
      const device = deviceOf(headers);
      const isKnown = device !== undefined && (await isKnownDevice(db, email, device, this.#ctx.now()));
      const place = isKnown ? 'known_device' : 'network';
      this.log.note(reviewer.company_id, 'system', { type: 'sign_in.paused', reviewerId: reviewer.id, place });
    });
  }

  sweep(): void {
    this.log.sweep();
    if (performance.now() - this.#lookupsSince < denialWindowMs) return;
    this.#lookups.clear();
    this.#lookupsSince = performance.now();
  }

  async settled(): Promise<void> {
    await this.#working;
    await this.log.settled();
  }

  async close(): Promise<void> {
    await this.settled();
    await this.log.close();
  }

  #countLookup(asker: string): number {
    if (this.#lookups.size >= maxAskers) this.#lookups.clear();
    const lookups = (this.#lookups.get(asker) ?? 0) + 1;
    this.#lookups.set(asker, lookups);
    return lookups;
  }

  #laterOrCount(kind: string, work: (db: Db) => Promise<void>): void {
    if (!this.#later(work)) countDenial(kind);
  }

  /** Serialized. @returns whether there was room in the queue */
  #later(work: (db: Db) => Promise<void>): boolean {
    const { activeCount, pendingCount } = this.#lookup;
    if (activeCount + pendingCount >= maxWaiting) return false;
    this.#working = this.#lookup(() => work(this.#ctx.db)).catch((err) =>
      this.#ctx.logger.warn({ err }, 'a refusal could not be looked up and is not logged'),
    );
    return true;
  }
}

/** Receives every refused request with its problem code, after the response was sent. */
export const denials = (ctx: Context, repeat: Every = every) =>
  fp(async (app) => {
    const found = new Denials(ctx);
    app.decorate('denials', found);
    app.addHook('onResponse', async (request) => hear(found, request));
    const stop = repeat(sweepEveryMs, () => found.sweep());
    app.addHook('onClose', async () => {
      stop();
      await found.close();
    });
  });

function hear(found: Denials, request: FastifyRequest): void {
  const { problem } = request;
  if (!problem) return;
  const asker = askerOf(request);
  switch (problem.code) {
    case 'forbidden':
      if (asker) found.forbidden(asker);
      return;
    case 'not_found':
      if (asker) found.notFound(asker, idsOf(request.params, request.body, problem.ids));
      return;
    case 'origin_refused':
      found.originRefused(request.headers, request.ws ? 'socket' : 'request');
      return;
    case 'account_locked':
      found.signInPaused((request.body as { email: string }).email, request.headers);
  }
}

/** The requester that a guard admitted. */
function askerOf(request: FastifyRequest): Asker | undefined {
  const reviewer = request.login ?? request.viewer;
  if (reviewer) return { companyId: reviewer.companyId, actor: `reviewer:${reviewer.reviewerId}` };
  if (request.sender) return { companyId: request.sender.companyId, actor: request.sender.actor };
  if (request.key) return { companyId: request.key.companyId, actor: `key:${request.key.keyId}` };
  return undefined;
}
