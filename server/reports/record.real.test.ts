import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { recordSuite } from './record-suite.ts';

recordSuite(makePostgresDatabase);
