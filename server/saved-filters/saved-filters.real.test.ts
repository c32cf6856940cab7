import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { savedFiltersSuite } from './saved-filters-suite.ts';

savedFiltersSuite(makePostgresDatabase);
