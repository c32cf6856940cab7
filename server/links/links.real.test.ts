import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { linksSuite } from './links-suite.ts';

linksSuite(makePostgresDatabase);
