import { makeDatabase } from '../testing/database.ts';
import { mentionsSuite } from './mentions-suite.ts';

mentionsSuite(makeDatabase);
