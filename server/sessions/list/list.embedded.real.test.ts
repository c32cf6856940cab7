import { makeDatabase } from '../../testing/database.ts';
import { listSuite } from './list-suite.ts';

listSuite(makeDatabase);
