import { makeDatabase } from '../testing/database.ts';
import { notesSuite } from './notes-suite.ts';

notesSuite(makeDatabase);
