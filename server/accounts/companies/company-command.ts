import { parseArgs } from 'node:util';
import { runCommand } from '../command-line.ts';
import { findCompany } from '../queries.ts';
import { renameCompany } from './commands/rename-company.ts';

const usage = `npm run company -- show                               each company's id and name
npm run company -- rename "Name or id" "New name"     the registered name, which the check page vouches for`;

await runCommand(async (ctx) => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [command, nameOrId, name, ...more] = positionals;
  if (command === 'show' && !nameOrId) {
    const all = await ctx.db.selectFrom('company').select(['id', 'name']).orderBy('name').execute();
    for (const company of all) console.log(`${company.id}  ${company.name}`);
    return;
  }
  if (command !== 'rename' || !nameOrId || !name || more.length > 0) throw new Error(`say what:\n${usage}`);
  const company = await findCompany(ctx.db, nameOrId);
  if (!company) throw new Error(`there is no company "${nameOrId}"`);
  console.log(`${company.id}  ${await renameCompany(ctx, company.id, name)}`);
}, 'Stop the server first: its embedded database belongs to one process. With DATABASE_URL both work at once.');
