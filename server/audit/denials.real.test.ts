import { describe } from 'vitest';
import { makeDatabase } from '../testing/database.ts';
import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { denialsSuite } from './denials-suite.ts';

// Both here: wrong passwords take their time.
describe('on Postgres', () => denialsSuite(makePostgresDatabase));
describe('on the embedded database', () => denialsSuite(makeDatabase));
