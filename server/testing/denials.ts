import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { makeKey } from '../accounts/keys/commands.ts';
import { type makeApp, password } from './app.ts';

export interface Tenant {
  companyId: string;
  master: string;
  agent: string;
  key: string;
}

/** The types of the facts that denials are written as. */
export const denialTypes = ['access.denied', 'origin.refused', 'sign_in.paused'];

/** Companies, requests of their people, and the denials in their logs. The app of `world` is made later, before the tests. */
export function denialsOn(world: () => Awaited<ReturnType<typeof makeApp>>) {
  let address = 0;
  const signIn = (email: string, given = password, from = `198.51.100.${address++ % 250}`) =>
    world().app.inject({
      ...{ method: 'POST', url: '/api/auth/sign-in', payload: { email, password: given } },
      headers: { 'x-forwarded-for': from },
    });
  const allOf = (companyId: string) =>
    world().ctx.db.selectFrom('event').selectAll().where('company_id', '=', companyId).orderBy('seq').execute();
  return {
    signIn,
    allOf,
    async makeTenant(): Promise<Tenant> {
      const { ctx } = world();
      const name = `Company ${randomUUID()}`;
      const [master, agent] = [`master-${randomUUID()}@example.com`, `agent-${randomUUID()}@example.com`];
      const people = [
        { name: 'Ana', email: master, role: 'master' as const },
        { name: 'Ben', email: agent, role: 'agent' as const },
      ];
      const companyId = await makeCompany(ctx, name, {}, people, password);
      const { key } = await makeKey(ctx, companyId, 'system', 'tests');
      return { companyId, master, agent, key };
    },
    cookieOf: async (email: string): Promise<string> =>
      (await signIn(email)).cookies.map((c) => `${c.name}=${c.value}`).join('; '),
    ask: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: object, payload?: object) =>
      world().app.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) }),
    idOf: async (email: string): Promise<string> =>
      (await world().ctx.db.selectFrom('reviewer').select('id').where('email', '=', email).executeTakeFirstOrThrow())
        .id,
    async denialsOf({ companyId }: Tenant) {
      await world().app.denials!.settled();
      const events = (await allOf(companyId)).filter(({ type }) => denialTypes.includes(type));
      return events.map(({ type, actor, session_id, data }) => {
        expect(session_id).toBe(null);
        return { type, actor, ...data };
      });
    },
  };
}
