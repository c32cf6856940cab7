import { describe } from 'vitest';
import { makeDatabase } from '../testing/database.ts';
import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { denialLogSuite } from './denial-log-suite.ts';
import { denialsSuite } from './denials-suite.ts';
import { otherCompanySuite } from './other-company-suite.ts';

const suites = [denialsSuite, otherCompanySuite, denialLogSuite];

// Both here: wrong passwords take their time.
describe('on Postgres', () => {
  for (const suite of suites) suite(makePostgresDatabase);
});
describe('on the embedded database', () => {
  for (const suite of suites) suite(makeDatabase);
});
