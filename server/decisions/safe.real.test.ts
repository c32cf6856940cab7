import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { safeSuite } from './safe-suite.ts';

safeSuite(makePostgresDatabase);
