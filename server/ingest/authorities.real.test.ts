import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { authoritiesSuite } from './authorities-suite.ts';

authoritiesSuite(makePostgresDatabase, 40);
