import { randomBytes } from 'node:crypto';
import type { Context } from '../../context.ts';
import { makeKey, revokeKey } from '../keys/commands.ts';
import { listKeys } from '../keys/find-key.ts';
import { makeCompany, type NewReviewer } from './commands/make-company.ts';
import type { CompanySettings } from './company-settings.ts';

const companyName = 'Meridian Bank (demo)';
const keyName = 'demo simulator';
const reviewers: NewReviewer[] = [
  { name: 'Nino Beridze', email: 'nino@demo.vidimus.example', role: 'master' },
  { name: 'Oleksandr Koval', email: 'oleksandr@demo.vidimus.example', role: 'agent' },
  { name: 'Layla Haddad', email: 'layla@demo.vidimus.example', role: 'agent' },
  { name: 'Tomás Ferreira', email: 'tomas@demo.vidimus.example', role: 'agent' },
];
const settings: Partial<CompanySettings> = {
  maxAttempts: 3,
  sessionMinutes: 30,
  extraFields: [
    { key: 'phone', label: 'Phone number' },
    { key: 'email', label: 'E-mail' },
    { key: 'customer_number', label: 'Customer number' },
  ],
};

export interface DemoCompany {
  name: string;
  reviewers: NewReviewer[];
  /** Only when the company was just created and is empty: afterwards the password exists only as a hash. */
  password?: string;
  /** For the simulator: each start creates a new key and revokes the previous one, so that none has to be stored. */
  key: string;
}

export async function ensureDemoCompany(ctx: Pick<Context, 'db' | 'notifier' | 'now'>): Promise<DemoCompany> {
  const before = await ctx.db.selectFrom('company').select('id').where('demo', '=', true).executeTakeFirst();
  const password = before ? undefined : randomBytes(9).toString('base64url');
  const id = before?.id ?? (await makeCompany(ctx, companyName, settings, reviewers, password!, true));
  for (const old of await listKeys(ctx.db, id)) {
    if (old.name === keyName) await revokeKey(ctx, id, 'system', old.id);
  }
  const { key } = await makeKey(ctx, id, 'system', keyName);
  return { name: companyName, reviewers, key, ...(password && { password }) };
}
