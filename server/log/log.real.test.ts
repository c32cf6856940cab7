import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { logSuite } from './log-suite.ts';

logSuite(() => makePostgresDatabase(30));
