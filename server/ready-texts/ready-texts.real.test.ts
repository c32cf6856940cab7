import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { readyTextsSuite } from './ready-texts-suite.ts';

readyTextsSuite(makePostgresDatabase);
