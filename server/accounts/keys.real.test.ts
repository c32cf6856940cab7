import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { keysSuite } from './keys-suite.ts';

keysSuite(makePostgresDatabase);
