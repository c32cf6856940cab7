import { makeDatabase } from '../testing/database.ts';
import { checkMediaSuite } from './check-media-suite.ts';

checkMediaSuite(makeDatabase);
