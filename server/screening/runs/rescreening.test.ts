import { makeDatabase } from '../../testing/database.ts';
import { rescreeningSuite } from './rescreening-suite.ts';

rescreeningSuite(makeDatabase);
