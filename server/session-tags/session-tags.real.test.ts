import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { sessionTagsSuite } from './session-tags-suite.ts';

sessionTagsSuite(makePostgresDatabase);
