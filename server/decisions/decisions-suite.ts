import type { Db } from '../db/database.ts';
import { claimsSuite } from './claims-suite.ts';
import { correctionsSuite } from './corrections-suite.ts';
import { decidingSuite } from './deciding-suite.ts';
import { fourEyesSuite } from './four-eyes-suite.ts';
import { resubmissionSuite } from './resubmission-suite.ts';
import { undoSuite } from './undo-suite.ts';

/** What must hold of decisions on either database. */
export function decisionsSuite(open: () => Promise<Db>): void {
  decidingSuite(open);
  fourEyesSuite(open);
  undoSuite(open);
  claimsSuite(open);
  correctionsSuite(open);
  resubmissionSuite(open);
}
