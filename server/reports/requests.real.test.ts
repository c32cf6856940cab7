import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { requestsSuite } from './requests-suite.ts';

requestsSuite(makePostgresDatabase);
