import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { oneBadItemSuite } from './one-bad-item-suite.ts';

oneBadItemSuite(makePostgresDatabase);
