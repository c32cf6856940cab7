import { makeDatabase } from '../testing/database.ts';
import { linksSuite } from './links-suite.ts';

linksSuite(makeDatabase);
