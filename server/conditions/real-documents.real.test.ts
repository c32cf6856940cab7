import { makePostgresDatabase } from '../testing/postgres-database.ts';
import { realDocumentsSuite } from './real-documents-suite.ts';

realDocumentsSuite(makePostgresDatabase);
