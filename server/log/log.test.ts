import { makeDatabase } from '../testing/database.ts';
import { logSuite } from './log-suite.ts';

logSuite(makeDatabase);
