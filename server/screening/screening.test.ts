import { makeDatabase } from '../testing/database.ts';
import { screeningSuite } from './screening-suite.ts';

screeningSuite(makeDatabase);
