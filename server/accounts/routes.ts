import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { ApiKey, Me, NewApiKey } from '../../shared/api/review.ts';
import { protocolVersion } from '../../shared/live/version.ts';
import { Exact, Id, OneOf } from '../../shared/schema.ts';
import { languages } from '../../shared/text/language.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { perMinuteByAddress, reviewLimit } from '../http/limits/limits.ts';
import { chooseLanguage, signIn, signOut } from './commands.ts';
import { actorOf, requireMaster, requireReviewer } from './guard.ts';
import { makeKey, revokeKey } from './keys/commands.ts';
import { listKeys } from './keys/find-key.ts';
import { findLogin, type Login, securedFor } from './login/login.ts';
import { getMe } from './queries.ts';

/** Tries a minute from one address: above what people mistype, far below what guessing needs. */
const signInLimit = perMinuteByAddress(20);

/** Signing in and out, who I am, and the company's API keys. */
export async function accountRoutes(app: App, ctx: Context): Promise<void> {
  app.post(
    '/auth/sign-in',
    {
      bodyLimit: 4 * 1024,
      config: { rateLimit: signInLimit },
      schema: {
        body: Exact({
          email: Type.String({ minLength: 3, maxLength: 254 }),
          password: Type.String({ minLength: 1, maxLength: 200 }),
        }),
        response: { 200: Me },
      },
    },
    async (request, reply): Promise<Me> => {
      const { email, password } = request.body;
      const cookies = await signIn(ctx, email, password, { headers: request.headers, address: request.ip });
      reply.header('set-cookie', securedFor(request, cookies));
      const login = await findLogin(ctx, { cookie: cookies.map((c) => c.split(';')[0]).join('; ') });
      if (!login) throw new Error('a login that was just made is not found');
      return me(login);
    },
  );

  app.post(
    '/auth/sign-out',
    {
      config: { rateLimit: reviewLimit },
      onRequest: requireReviewer(ctx),
      schema: { response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      reply.header('set-cookie', securedFor(request, await signOut(ctx, loginOf(request), request.headers.cookie)));
      // Photos may be in the browser's cache for some minutes; the next person at this computer does not get them.
      reply.header('clear-site-data', '"cache"');
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/auth/use',
    {
      config: { rateLimit: reviewLimit },
      // It has noted the use already, where it was due.
      onRequest: requireReviewer(ctx),
      schema: { body: Exact({}), response: { 204: Type.Null() } },
    },
    async (_request, reply) => reply.code(204).send(null),
  );

  app.get(
    '/me',
    { config: { rateLimit: reviewLimit }, onRequest: requireReviewer(ctx), schema: { response: { 200: Me } } },
    (request) => me(loginOf(request)),
  );

  app.put(
    '/me/language',
    {
      config: { rateLimit: reviewLimit },
      onRequest: requireReviewer(ctx),
      schema: { body: Exact({ language: OneOf(languages) }), response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await chooseLanguage(ctx.db, loginOf(request), request.body.language);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/keys',
    {
      config: { rateLimit: reviewLimit },
      onRequest: requireMaster(ctx),
      schema: { response: { 200: Exact({ keys: Type.Array(ApiKey) }) } },
    },
    async (request) => ({ keys: await listKeys(ctx.db, loginOf(request).companyId) }),
  );

  app.post(
    '/keys',
    {
      config: { rateLimit: reviewLimit },
      onRequest: requireMaster(ctx),
      schema: {
        body: Exact({ name: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 201: NewApiKey },
      },
    },
    async (request, reply) => {
      const login = loginOf(request);
      return reply.code(201).send(await makeKey(ctx, login.companyId, actorOf(login), request.body.name));
    },
  );

  app.delete(
    '/keys/:id',
    {
      config: { rateLimit: reviewLimit },
      onRequest: requireMaster(ctx),
      schema: { params: Exact({ id: Id }), response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const login = loginOf(request);
      await revokeKey(ctx, login.companyId, actorOf(login), request.params.id);
      return reply.code(204).send(null);
    },
  );

  const me = async (login: Login): Promise<Me> => ({ ...(await getMe(ctx.db, login)), version: protocolVersion });
}

/** Who asks, on a route behind requireReviewer. */
function loginOf(request: FastifyRequest): Login {
  if (!request.login) throw new Problem('unauthenticated');
  return request.login;
}
