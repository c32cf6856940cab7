import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { failedStatementSuite } from './failed-statement-suite.ts';

failedStatementSuite(makePostgresDatabase);
