import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { conditionsSuite } from './conditions-suite.ts';

conditionsSuite(makePostgresDatabase);
