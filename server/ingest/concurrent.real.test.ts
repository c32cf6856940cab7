import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { atOnceSuite } from './concurrent-suite.ts';

atOnceSuite(makePostgresDatabase);
