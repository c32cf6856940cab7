import { makeDatabase } from '../testing/database.ts';
import { accountsSuite } from './accounts-suite.ts';

accountsSuite(makeDatabase);
