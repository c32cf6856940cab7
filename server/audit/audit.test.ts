import { makeDatabase } from '../testing/database.ts';
import { auditSuite } from './audit-suite.ts';

auditSuite(makeDatabase);
