import { makeDatabase } from '../testing/database.ts';
import { atOnceSuite } from './concurrent-suite.ts';

atOnceSuite(makeDatabase);
