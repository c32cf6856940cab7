import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { rescreeningSuite } from './rescreening-suite.ts';

rescreeningSuite(makePostgresDatabase);
