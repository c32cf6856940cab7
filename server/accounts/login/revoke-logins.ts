import { parseArgs } from 'node:util';
import { runCommand } from '../command-line.ts';
import { revokeLogins } from '../commands.ts';

// npm run revoke -- --email who@where: signs a reviewer out everywhere, as when a laptop is lost.
await runCommand(async (ctx) => {
  const { values } = parseArgs({ options: { email: { type: 'string' } } });
  if (!values.email) throw new Error('say --email, of the reviewer to be signed out everywhere');
  const reviewer = await ctx.db
    .selectFrom('reviewer')
    .select(['id', 'company_id'])
    .where('email', '=', values.email.toLowerCase())
    .executeTakeFirst();
  if (!reviewer) throw new Error('there is no reviewer of that address');
  const ended = await revokeLogins(ctx, reviewer.company_id, 'system', reviewer.id);
  console.log(`${ended} logins were ended. Their next request is refused; open pages close within 15 seconds.`);
}, 'Stop the server first: its embedded database belongs to one process. With DATABASE_URL both work at once.');
