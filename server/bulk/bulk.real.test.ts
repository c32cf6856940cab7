import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { bulkSuite } from './bulk-suite.ts';

bulkSuite(makePostgresDatabase);
