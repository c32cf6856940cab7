import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { expirySuite } from './expiry-suite.ts';

expirySuite(makePostgresDatabase);
