import { describe } from 'vitest';
import { makeDatabase } from '../../testing/database.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { accessSuite } from './access-suite.ts';
import { checkingSuite } from './checking-suite.ts';
import { makingSuite } from './making-suite.ts';
import { reportFilesSuite } from './report-files-suite.ts';

const suites = [makingSuite, reportFilesSuite, checkingSuite, accessSuite];

describe('on Postgres', () => {
  for (const suite of suites) suite(makePostgresDatabase);
});
describe('on the embedded database', () => {
  for (const suite of suites) suite(makeDatabase);
});
