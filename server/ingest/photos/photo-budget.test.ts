import { makeDatabase } from '../../testing/database.ts';
import { photoBudgetSuite } from './photo-budget-suite.ts';

photoBudgetSuite(makeDatabase);
