import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { auditSuite } from './audit-suite.ts';

auditSuite(makePostgresDatabase);
