import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { checkMediaSuite } from './check-media-suite.ts';

checkMediaSuite(makePostgresDatabase);
