import { parseArgs } from 'node:util';
import { importEmbedded } from '../server/screening/lists/import/embedded.ts';
import { makeOwnLists } from '../server/screening/match/own-lists.ts';
import { makeDatabase } from '../server/testing/database.ts';
import { makeRandom } from './people.ts';
import { pairs } from './screening-pairs.ts';
import { asSessions, distorted, exactNames, type Finds } from './screening-recall.ts';
import { strangers } from './screening-strangers.ts';

// node bench/screening.ts [--data <folder of names/>] [--smallest]: what screening finds and what it does not, beside the naive way.

const { values } = parseArgs({ options: { data: { type: 'string' }, smallest: { type: 'boolean', default: false } } });
/** Of the listed, of the UN's, and of strangers. */
const asks = values.smallest ? { listed: 60, un: 10, strangers: 60 } : { listed: 2_000, un: 10_000, strangers: 10_000 };
const threshold = 0.7;
const companyId = '00000000-0000-4000-8000-000000000000';

const db = await makeDatabase();
try {
  if (values.data) pairs(values.data, threshold);
  await importEmbedded({
    db,
    notifier: { publish() {} } as never,
    now: () => new Date(),
    logger: { info() {}, warn() {} } as never,
  });
  const provider = makeOwnLists(db);
  await provider.warm?.();
  const screens = async (query: Parameters<typeof provider.screen>[0]) =>
    (await provider.screen(query, { companyId, threshold })).candidates;
  const finds: Finds = async (query, sourceId) =>
    (await screens(query)).some(({ person, score }) => person.sourceId === sourceId && score >= threshold);

  const rows = await db
    .selectFrom('listed_person as p')
    .innerJoin('screening_list as l', 'l.id', 'p.list_id')
    .select(['p.person', 'l.key'])
    .where('p.until', 'is', null)
    .orderBy('p.id')
    .execute();
  const next = makeRandom(1);
  const listed = rows.map(({ person }) => person).toSorted(() => next() - 0.5);
  await distorted(finds, listed.slice(0, asks.listed));
  await exactNames(finds, listed.slice(0, asks.listed));
  const un = rows.flatMap(({ person, key }) => (key === 'un' ? [person] : []));
  await asSessions(finds, un.slice(0, asks.un));
  await strangers(screens, threshold, asks.strangers, values.data);
} finally {
  await db.destroy();
}
