import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { signInSuite } from './sign-in-suite.ts';

signInSuite(makePostgresDatabase);
