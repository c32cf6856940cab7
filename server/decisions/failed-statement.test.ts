import { makeDatabase } from '../testing/database.ts';
import { failedStatementSuite } from './failed-statement-suite.ts';

failedStatementSuite(makeDatabase);
