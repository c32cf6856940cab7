import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { photoBudgetSuite } from './photo-budget-suite.ts';

photoBudgetSuite(makePostgresDatabase);
