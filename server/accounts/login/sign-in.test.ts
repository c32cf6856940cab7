import { makeDatabase } from '../../testing/database.ts';
import { signInSuite } from './sign-in-suite.ts';

signInSuite(makeDatabase);
