import { consoleTexts } from '../../../shared/text/en/console.ts';
import { messages } from './messages.ts';

/** The words of the console outside the rooms that are loaded later. */
export const text = messages('console', consoleTexts);
