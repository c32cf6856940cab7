import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { signInSuite } from './sign-in-suite.ts';

signInSuite(makePostgresDatabase);
