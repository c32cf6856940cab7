import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import type { CompanySettings } from '../accounts/companies/company-settings.ts';
import { makeKey } from '../accounts/keys/commands.ts';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { openDiskStore } from '../media/store-disk.ts';
import { makeLogger } from './logger.ts';
import { setConditions } from './make.ts';

export const password = 'a password for tests';

/** The whole server over a database, listening on a free port. Closing it destroys the database too. */
export async function makeApp(db: Db, more: Partial<Context> = {}, env: NodeJS.ProcessEnv = {}) {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-app-'));
  const logger = makeLogger();
  const config = readConfig({
    DATA_DIR: dir,
    PORT: '0',
    DEMO: 'off',
    EMBEDDED_LISTS: 'off',
    REPORTS_AT_ONCE: '0',
    // Whether a sandbox can be had is the machine's affair: renderer/chromium.real.test.ts looks at it.
    RENDER_AS_ROOT: 'on',
    ...env,
  });
  const media = await openDiskStore(config.mediaDir);
  const ctx: Context = {
    config,
    db,
    background: db,
    notifier: new LocalNotifier(logger),
    media,
    now: () => new Date(),
    logger,
    ...more,
  };
  const app = await buildApp(ctx);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    ctx,
    logger,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    async close() {
      await app.close();
      await ctx.notifier.close();
      await db.destroy();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A company with a master and an API key. */
export async function makeTenant(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  name: string,
  settings: Partial<CompanySettings> = {},
) {
  const email = `master@${name.toLowerCase()}.example`;
  const companyId = await makeCompany(ctx, name, settings, [{ name: 'Ana', email, role: 'master' }], password);
  // Every phone of the tests shows the same passport.
  await setConditions(ctx.db, companyId, { documentReused: false });
  const { key } = await makeKey(ctx, companyId, 'system', 'tests');
  return { companyId, email, key };
}
