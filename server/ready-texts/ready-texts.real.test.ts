import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { readyTextsSuite } from './ready-texts-suite.ts';

readyTextsSuite(makePostgresDatabase);
