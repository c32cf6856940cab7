import { parseArgs } from 'node:util';
import { runCommand } from '../command-line.ts';
import { findCompany } from '../queries.ts';
import { makeKey } from './commands.ts';

// npm run key -- --company "Name or id" --name "What it is for": prints a new API key, once.
await runCommand(async (ctx) => {
  const { values } = parseArgs({ options: { company: { type: 'string' }, name: { type: 'string' } } });
  if (!values.company || !values.name) throw new Error('say --company "Name or id" and --name "What it is for"');
  const company = await findCompany(ctx.db, values.company);
  if (!company) throw new Error(`there is no company "${values.company}"`);
  const { key } = await makeKey(ctx, company.id, 'system', values.name);
  console.log(key);
}, 'A master of the company makes keys through the running server: POST /api/keys {"name": "…"}.');
