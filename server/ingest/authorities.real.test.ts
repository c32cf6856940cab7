import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { authoritiesSuite } from './authorities-suite.ts';

authoritiesSuite(makePostgresDatabase, 40);
