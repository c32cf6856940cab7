import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { sessionTagsSuite } from './session-tags-suite.ts';

sessionTagsSuite(makePostgresDatabase);
