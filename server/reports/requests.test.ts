import { makeDatabase } from '../testing/database.ts';
import { requestsSuite } from './requests-suite.ts';

requestsSuite(makeDatabase);
