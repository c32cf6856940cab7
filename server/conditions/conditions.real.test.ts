import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { conditionsSuite } from './conditions-suite.ts';

conditionsSuite(makePostgresDatabase);
