import { makeDatabase } from '../testing/database.ts';
import { conditionsSuite } from './conditions-suite.ts';

conditionsSuite(makeDatabase);
