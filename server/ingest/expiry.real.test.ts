import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { expirySuite } from './expiry-suite.ts';

expirySuite(makePostgresDatabase);
