import { makeDatabase } from '../../testing/database.ts';
import { keysSuite } from './keys-suite.ts';

keysSuite(makeDatabase);
