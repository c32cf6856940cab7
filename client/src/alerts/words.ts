import { alerts } from '../../../shared/text/en/alerts.ts';
import { messages } from '../text/messages.ts';

export const words = messages('alerts', alerts);
