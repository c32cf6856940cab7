import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { failedStatementSuite } from './failed-statement-suite.ts';

failedStatementSuite(makePostgresDatabase);
