import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { auditSuite } from './audit-suite.ts';

auditSuite(makePostgresDatabase);
