import { makeDatabase } from '../testing/database.ts';
import { atOnceSuite } from './at-once-suite.ts';

atOnceSuite(makeDatabase);
