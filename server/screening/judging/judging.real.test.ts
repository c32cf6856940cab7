import { makePostgresDatabase } from '../../testing/postgres-database.ts';
import { judgingSuite } from './judging-suite.ts';

judgingSuite(makePostgresDatabase);
