import { makeDatabase } from '../testing/database.ts';
import { linkReviewSuite } from './link-review-suite.ts';

linkReviewSuite(makeDatabase);
