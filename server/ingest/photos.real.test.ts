import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { photosSuite } from './photos-suite.ts';

photosSuite(makePostgresDatabase);
