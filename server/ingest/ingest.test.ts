import { makeDatabase } from '../testing/database.ts';
import { ingestSuite } from './ingest-suite.ts';

ingestSuite(makeDatabase, 12);
