import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { recordSuite } from './record-suite.ts';

recordSuite(makePostgresDatabase);
