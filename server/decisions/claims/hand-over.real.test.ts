import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { handOverSuite } from './hand-over-suite.ts';

handOverSuite(makePostgresDatabase);
