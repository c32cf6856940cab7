import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { decisionsSuite } from './decisions-suite.ts';

decisionsSuite(makePostgresDatabase);
