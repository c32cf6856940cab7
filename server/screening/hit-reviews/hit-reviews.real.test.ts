import { makePostgresDatabase } from '../../testing/postgres-database.ts';
import { hitReviewsSuite } from './hit-reviews-suite.ts';

hitReviewsSuite(makePostgresDatabase);
