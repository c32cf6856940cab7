import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { handOverSuite } from './hand-over-suite.ts';

handOverSuite(makePostgresDatabase);
