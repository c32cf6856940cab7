import { makeDatabase } from '../testing/database.ts';
import { realDocumentsSuite } from './real-documents-suite.ts';

realDocumentsSuite(makeDatabase);
