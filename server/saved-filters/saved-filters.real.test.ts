import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { savedFiltersSuite } from './saved-filters-suite.ts';

savedFiltersSuite(makePostgresDatabase);
