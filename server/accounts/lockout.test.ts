import { makeDatabase } from '../testing/database.ts';
import { lockoutSuite } from './lockout-suite.ts';

lockoutSuite(makeDatabase);
