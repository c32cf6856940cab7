import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { logSuite } from './log-suite.ts';

logSuite(() => makePostgresDatabase(30));
