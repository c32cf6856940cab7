import { makePostgresDatabase } from '../../testing/postgres-database.ts';
import { listsSuite } from './lists-suite.ts';

listsSuite(makePostgresDatabase);
