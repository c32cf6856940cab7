import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { screeningSuite } from './screening-suite.ts';

screeningSuite(makePostgresDatabase);
