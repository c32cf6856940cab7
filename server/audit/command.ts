import { parseArgs } from 'node:util';
import { runCommand } from '../accounts/command-line.ts';
import { findCompany } from '../accounts/queries.ts';
import { readLinks } from '../log/read.ts';
import { checkLog } from './check-log.ts';

const usage = `npm run log -- check [--company "Name or id"]      checks chain and content; all companies without one
npm run log -- export --company "Name or id"     prints the log, one event a line, for npm run verify -- --log`;

/** Events a query. */
const page = 1_000;

await runCommand(async ({ db }) => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { company: { type: 'string' } } });
  const [command] = positionals;
  const company = values.company ? await findCompany(db, values.company) : undefined;
  if (values.company && !company) throw new Error(`there is no company "${values.company}"`);
  if (command === 'check') {
    const all = company ? [company] : await db.selectFrom('company').select(['id', 'name']).orderBy('name').execute();
    for (const { id } of all) {
      const { seq, faults } = await checkLog(db, id);
      console.log(`${id}: ${seq} events, ${faults.length === 0 ? 'as written' : `${faults.length} faults`}`);
      for (const fault of faults) console.log(`  at ${fault.seq}: ${fault.kind}`);
      if (faults.length > 0) process.exitCode = 1;
    }
    return;
  }
  if (command !== 'export' || !company) throw new Error(`say what:\n${usage}`);
  for (let after = 0; ; ) {
    const links = await readLinks(db, company.id, after, page);
    for (const { event, hash } of links) {
      const line = JSON.stringify({ ...event, hash: Buffer.from(hash).toString('hex') });
      if (!process.stdout.write(`${line}\n`)) await new Promise((done) => process.stdout.once('drain', done));
    }
    if (links.length < page) return;
    after = links.at(-1)!.event.seq;
  }
}, 'With a running server and the embedded database, stop the server first; with Postgres the server may run.');
