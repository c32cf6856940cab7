import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { LocalBell } from '../log/bell-local.ts';
import { makeKey } from './api-keys.ts';
import { findCompany } from './queries.ts';

// npm run key -- --company "Name or id" --name "What it is for": prints a new API key, once.
const { values } = parseArgs({ options: { company: { type: 'string' }, name: { type: 'string' } } });
try {
  if (!values.company || !values.name) throw new Error('say --company "Name or id" and --name "What it is for"');
  const config = readConfig(process.env);
  const db = openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { dir: config.dataDir });
  const bell = new LocalBell(console);
  try {
    await migrate(db);
    const company = await findCompany(db, values.company);
    if (!company) throw new Error(`there is no company "${values.company}"`);
    const { key } = await makeKey({ db, bell, now: () => new Date() }, company.id, 'system', values.name);
    console.log(key);
  } finally {
    await bell.close();
    await db.destroy();
  }
} catch (error) {
  console.error(`No key was made: ${(error as Error).message}`);
  console.error('While a server has the embedded database open, a master makes keys through it: POST /api/keys.');
  process.exitCode = 1;
}
