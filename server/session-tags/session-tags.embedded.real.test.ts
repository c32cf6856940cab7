import { makeDatabase } from '../testing/database.ts';
import { sessionTagsSuite } from './session-tags-suite.ts';

sessionTagsSuite(makeDatabase);
