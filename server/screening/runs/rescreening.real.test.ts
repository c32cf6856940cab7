import { makePostgresDatabase } from '../../testing/postgres-database.ts';
import { rescreeningSuite } from './rescreening-suite.ts';

rescreeningSuite(makePostgresDatabase);
