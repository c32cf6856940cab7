import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { requestsSuite } from './requests-suite.ts';

requestsSuite(makePostgresDatabase);
