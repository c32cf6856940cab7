import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { atOnceSuite } from './concurrent-suite.ts';

atOnceSuite(makePostgresDatabase);
