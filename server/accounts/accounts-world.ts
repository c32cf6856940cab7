import { Writable } from 'node:stream';
import Fastify, { LogController } from 'fastify';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { App } from '../http/app-type.ts';
import { problemAnswers } from '../http/errors/problems.ts';
import { limits } from '../http/limits/limits.ts';
import { makeValidator } from '../http/validation.ts';
import { makeKeyring } from '../keyring.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { makeLogger } from '../logger.ts';
import { makeCompany } from './companies/commands/make-company.ts';
import { requireKey } from './guard.ts';
import { foreignOrigins } from './login/origin.ts';
import { accountRoutes } from './routes.ts';

export const password = 'correct horse battery';
/** Aurora's master and agent, and the master of Borealis, another company. */
export const [ana, ben, cid] = ['ana@aurora.example', 'ben@aurora.example', 'cid@borealis.example'] as const;

type Answer = Awaited<ReturnType<App['inject']>>;
type Headers = Record<string, string>;

/** For tests: our routes alone over a database, with two companies, a clock and a log to look into. */
export async function makeAccountsWorld(db: Db, { populate = true, config = {} as Partial<Config> } = {}) {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = makeLogger('trace', sink);
  const notifier = new LocalNotifier(logger);
  let time = new Date();
  const ctx = {
    db,
    notifier,
    logger,
    config: { keyring: makeKeyring('s'.repeat(40)), publicUrl: undefined, ...config } as Config,
    now: () => time,
  } as unknown as Context;
  const master = { name: 'Ana', email: ana, role: 'master' } as const;
  const agent = { name: 'Ben', email: ben, role: 'agent' } as const;
  const companyId = populate ? await makeCompany(ctx, 'Aurora', {}, [master, agent], password) : '';
  const other = populate
    ? await makeCompany(ctx, 'Borealis', {}, [{ name: 'Cid', email: cid, role: 'master' }], password)
    : '';

  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: true,
  }) as unknown as App;
  app.setValidatorCompiler(makeValidator());
  await app.register(problemAnswers);
  await app.register(limits);
  app.addHook('onRequest', foreignOrigins(ctx));
  await app.register((scope) => accountRoutes(scope as App, ctx), { prefix: '/api' });
  app.get('/by-key', { onRequest: requireKey(ctx) }, (request) => request.key);
  await app.ready();

  let address = 0;
  return {
    app,
    ctx,
    companyId,
    other,
    /** What was logged, at every level. */
    lines,
    wind: (milliseconds: number) => {
      time = new Date(time.getTime() + milliseconds);
    },
    /** The right time, and another address: one test's tries are not counted against the next. */
    settle: () => {
      time = new Date();
      address++;
    },
    signIn: (email: string, given = password, headers: Headers = {}): Promise<Answer> =>
      app.inject({
        method: 'POST',
        url: '/api/auth/sign-in',
        headers: { 'x-forwarded-for': `198.51.100.${address}`, ...headers },
        payload: { email, password: given },
      }),
    ask: (method: 'GET' | 'POST' | 'DELETE', url: string, cookie: string, payload?: object): Promise<Answer> =>
      app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) }),
    factsOf: async (id: string): Promise<string[]> =>
      (await db.selectFrom('event').select('type').where('company_id', '=', id).orderBy('seq').execute()).map(
        (r) => r.type,
      ),
    async close() {
      await app.close();
      await notifier.close();
      await db.destroy();
    },
  };
}
export type AccountsWorld = Awaited<ReturnType<typeof makeAccountsWorld>>;

/** As a browser would send them back. */
export const cookieOf = (answer: Answer): string => answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
