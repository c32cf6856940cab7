import type { Db } from '../db/database.ts';
import { captureTokenSuite } from './capture-token-suite.ts';
import { engineSuite } from './engine-suite.ts';

/**
 * Who may assert what (security.md C1), on either database.
 * @param phones how many a property tries
 */
export function authoritiesSuite(open: () => Promise<Db>, phones: number): void {
  captureTokenSuite(open, phones);
  engineSuite(open);
}
