import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { notesSuite } from './notes-suite.ts';

notesSuite(makePostgresDatabase);
