import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { ingestSuite } from './ingest-suite.ts';

ingestSuite(makePostgresDatabase, 40);
