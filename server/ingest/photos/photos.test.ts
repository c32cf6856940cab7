import { makeDatabase } from '../../testing/database.ts';
import { photosSuite } from './photos-suite.ts';

photosSuite(makeDatabase);
