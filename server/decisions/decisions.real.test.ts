import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { decisionsSuite } from './decisions-suite.ts';

decisionsSuite(makePostgresDatabase);
