import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { refusalsSuite } from './refusals-suite.ts';

refusalsSuite(makePostgresDatabase);
