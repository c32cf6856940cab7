import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { linksSuite } from './links-suite.ts';

linksSuite(makePostgresDatabase);
