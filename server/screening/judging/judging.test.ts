import { makeDatabase } from '../../testing/database.ts';
import { judgingSuite } from './judging-suite.ts';

judgingSuite(makeDatabase);
