import { describe } from 'vitest';
import { makeDatabase } from '../../testing/database.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { lockoutSuite } from './lockout-suite.ts';

describe('on Postgres', () => lockoutSuite(makePostgresDatabase));
describe('on the embedded database', () => lockoutSuite(makeDatabase));
