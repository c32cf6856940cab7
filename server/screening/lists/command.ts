import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../../accounts/command-line.ts';
import { ListError } from './formats/entry.ts';
import { importList } from './import/import.ts';
import { updateLists } from './import/update.ts';

const usage = `npm run lists -- import <files> [--title "What it is"] [--date YYYY-MM-DD] [--smaller]
npm run lists -- update [keys of official lists to add]
npm run lists -- show`;

// Imports lists for the whole installation. An official list (OFAC, UN, EU …) replaces its previous version; any other list, or
// an official one imported under a custom title, replaces the list of the same title.
await runCommand(async (ctx) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { title: { type: 'string' }, date: { type: 'string' }, smaller: { type: 'boolean' } },
  });
  const [command, ...names] = positionals;
  if (command === 'show') return show(ctx);
  if (command === 'update') return update(ctx, names);
  if (command !== 'import' || names.length === 0) throw new Error(`say what:\n${usage}`);
  const { title, date, smaller } = values;
  if (date && !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error('--date: year-month-day is needed');
  try {
    const files = names.map((name) => ({ name: path.basename(name), path: path.resolve(name) }));
    const done = await importList(ctx, {
      ...{ companyId: null, reviewerId: null, files, ...(title && { title }), ...(date && { date }) },
      ...(smaller && { smaller }),
    });
    console.log(
      `Version ${done.version} serves: ${done.persons} persons of ${done.entries} entries, ${done.names} names; ` +
        `${done.added} added, ${done.changed} changed, ${done.removed} removed.`,
    );
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const place = [error.file, error.line && `line ${error.line}`].filter(Boolean).join(', ');
    throw new Error(`${place ? `${place}: ` : ''}${error.message}. The list before serves on.`);
  }
}, 'A master imports lists through the running server: Settings, Screening.');

/** Each list separately: one that cannot be fetched does not block the others. */
async function update(ctx: Parameters<Parameters<typeof runCommand>[0]>[0], keys: readonly string[]): Promise<void> {
  for await (const { title, done, wrong } of updateLists(ctx, keys)) {
    if (wrong !== null) process.exitCode = 1;
    console.log(
      done
        ? `${title}: version ${done.version}, ${done.persons} persons; ${done.added} added, ${done.changed} changed, ${done.removed} removed`
        : `${title}: ${wrong}. The list before serves on.`,
    );
  }
}

async function show({ db }: Parameters<Parameters<typeof runCommand>[0]>[0]): Promise<void> {
  const lists = await db
    .selectFrom('screening_list as l')
    .innerJoin('screening_list_version as v', (on) =>
      on.onRef('v.list_id', '=', 'l.id').onRef('v.number', '=', 'l.current'),
    )
    .select(['l.title', 'l.authority', 'v.number', 'v.date', 'v.persons', 'v.names'])
    .where('l.company_id', 'is', null)
    .where('l.removed_at', 'is', null)
    .orderBy('l.title')
    .execute();
  for (const { title, authority, number, date, persons, names } of lists) {
    console.log(
      `${title} (${authority}), ${date ?? 'date not known'}: version ${number}, ${persons} persons, ${names} names`,
    );
  }
}
