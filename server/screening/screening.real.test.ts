import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { screeningSuite } from './screening-suite.ts';

screeningSuite(makePostgresDatabase);
