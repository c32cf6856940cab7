import { makeDatabase } from '../../testing/database.ts';
import { handOverSuite } from './hand-over-suite.ts';

handOverSuite(makeDatabase);
