import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { checkMediaSuite } from './check-media-suite.ts';

checkMediaSuite(makePostgresDatabase);
