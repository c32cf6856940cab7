import { makeDatabase } from '../../testing/database.ts';
import { renameCompanySuite } from './rename-company-suite.ts';

renameCompanySuite(makeDatabase);
