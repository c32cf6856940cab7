import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { accountsSuite } from './accounts-suite.ts';

accountsSuite(makePostgresDatabase);
