import { makeDatabase } from '../testing/database.ts';
import { authoritiesSuite } from './authorities-suite.ts';

authoritiesSuite(makeDatabase, 12);
