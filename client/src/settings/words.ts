import { settings } from '../../../shared/text/en/settings.ts';
import { messages } from '../text/messages.ts';

export const words = messages('settings', settings);
