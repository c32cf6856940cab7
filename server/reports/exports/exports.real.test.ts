import { describe } from 'vitest';
import { makeDatabase } from '../../testing/database.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { exportsSuite } from './exports-suite.ts';

describe('on Postgres', () => exportsSuite(makePostgresDatabase));
describe('on the embedded database', () => exportsSuite(makeDatabase));
