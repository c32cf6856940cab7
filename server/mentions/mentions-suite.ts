import type { Db } from '../db/database.ts';
import { foundMentionsSuite } from './found-mentions-suite.ts';
import { listedMentionsSuite } from './listed-mentions-suite.ts';

/** SPEC.md of the mentions (faults.md A12), on either database. */
export function mentionsSuite(open: () => Promise<Db>): void {
  foundMentionsSuite(open);
  listedMentionsSuite(open);
}
