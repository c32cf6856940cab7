import { makeDatabase } from '../testing/database.ts';
import { safeSuite } from './safe-suite.ts';

safeSuite(makeDatabase);
