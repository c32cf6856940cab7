import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { refusalsSuite } from './refusals-suite.ts';

refusalsSuite(makePostgresDatabase);
