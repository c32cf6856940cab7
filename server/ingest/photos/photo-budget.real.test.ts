import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { photoBudgetSuite } from './photo-budget-suite.ts';

photoBudgetSuite(makePostgresDatabase);
