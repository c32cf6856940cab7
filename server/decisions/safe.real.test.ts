import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { safeSuite } from './safe-suite.ts';

safeSuite(makePostgresDatabase);
