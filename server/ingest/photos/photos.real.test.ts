import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { photosSuite } from './photos-suite.ts';

photosSuite(makePostgresDatabase);
