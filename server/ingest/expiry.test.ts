import { makeDatabase } from '../testing/database.ts';
import { expirySuite } from './expiry-suite.ts';

expirySuite(makeDatabase);
