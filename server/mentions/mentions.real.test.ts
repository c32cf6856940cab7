import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { mentionsSuite } from './mentions-suite.ts';

mentionsSuite(makePostgresDatabase);
