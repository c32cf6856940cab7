import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { ingestSuite } from './ingest-suite.ts';

ingestSuite(makePostgresDatabase, 40);
