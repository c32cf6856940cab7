import { makeDatabase } from '../testing/database.ts';
import { refusalsSuite } from './refusals-suite.ts';

refusalsSuite(makeDatabase);
