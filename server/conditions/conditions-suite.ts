import type { Db } from '../db/database.ts';
import { dryRunSuite } from './dry-run-suite.ts';
import { finishingSuite } from './finishing-suite.ts';
import { highRiskSuite } from './high-risk-suite.ts';
import { newConditionsSuite } from './new-conditions-suite.ts';

/** What must hold of conditions on either database. */
export function conditionsSuite(open: () => Promise<Db>): void {
  finishingSuite(open);
  highRiskSuite(open);
  newConditionsSuite(open);
  dryRunSuite(open);
}
