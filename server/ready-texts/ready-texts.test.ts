import { makeDatabase } from '../testing/database.ts';
import { readyTextsSuite } from './ready-texts-suite.ts';

readyTextsSuite(makeDatabase);
