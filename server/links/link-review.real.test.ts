import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { linkReviewSuite } from './link-review-suite.ts';

linkReviewSuite(makePostgresDatabase);
