import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { bulkSuite } from './bulk-suite.ts';

bulkSuite(makePostgresDatabase);
