import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { atOnceSuite } from './at-once-suite.ts';

atOnceSuite(makePostgresDatabase);
