import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { mentionsSuite } from './mentions-suite.ts';

mentionsSuite(makePostgresDatabase);
