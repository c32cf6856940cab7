import { makeDatabase } from '../../testing/database.ts';
import { hitReviewsSuite } from './hit-reviews-suite.ts';

hitReviewsSuite(makeDatabase);
