import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { lockoutSuite } from './lockout-suite.ts';

lockoutSuite(makePostgresDatabase);
