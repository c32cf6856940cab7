import { makeDatabase } from '../testing/database.ts';
import { recordSuite } from './record-suite.ts';

recordSuite(makeDatabase);
