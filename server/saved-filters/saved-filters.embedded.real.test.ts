import { makeDatabase } from '../testing/database.ts';
import { savedFiltersSuite } from './saved-filters-suite.ts';

savedFiltersSuite(makeDatabase);
