import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { notesSuite } from './notes-suite.ts';

notesSuite(makePostgresDatabase);
