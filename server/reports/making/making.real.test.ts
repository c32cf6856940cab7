import { describe } from 'vitest';
import { makeDatabase } from '../../testing/database.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { makingSuite } from './making-suite.ts';

describe('on Postgres', () => makingSuite(makePostgresDatabase));
describe('on the embedded database', () => makingSuite(makeDatabase));
