import { makeDatabase } from '../testing/database.ts';
import { bulkSuite } from './bulk-suite.ts';

bulkSuite(makeDatabase);
