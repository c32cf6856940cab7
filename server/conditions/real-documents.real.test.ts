import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { realDocumentsSuite } from './real-documents-suite.ts';

realDocumentsSuite(makePostgresDatabase);
