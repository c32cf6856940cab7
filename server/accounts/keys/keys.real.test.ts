import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { keysSuite } from './keys-suite.ts';

keysSuite(makePostgresDatabase);
