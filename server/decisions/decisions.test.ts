import { makeDatabase } from '../testing/database.ts';
import { decisionsSuite } from './decisions-suite.ts';

decisionsSuite(makeDatabase);
