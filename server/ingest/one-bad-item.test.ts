import { makeDatabase } from '../testing/database.ts';
import { oneBadItemSuite } from './one-bad-item-suite.ts';

oneBadItemSuite(makeDatabase);
