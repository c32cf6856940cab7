import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { hitReviewsSuite } from './hit-reviews-suite.ts';

hitReviewsSuite(makePostgresDatabase);
