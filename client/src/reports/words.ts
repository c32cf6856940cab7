import { reports } from '../../../shared/text/en/reports.ts';
import { messages } from '../text/messages.ts';

export const words = messages('reports', reports);
