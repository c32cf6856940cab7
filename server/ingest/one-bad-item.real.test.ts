import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { oneBadItemSuite } from './one-bad-item-suite.ts';

oneBadItemSuite(makePostgresDatabase);
