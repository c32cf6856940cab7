import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { linkReviewSuite } from './link-review-suite.ts';

linkReviewSuite(makePostgresDatabase);
