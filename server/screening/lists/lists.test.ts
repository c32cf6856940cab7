import { makeDatabase } from '../../testing/database.ts';
import { listsSuite } from './lists-suite.ts';

listsSuite(makeDatabase);
