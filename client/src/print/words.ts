import { print } from '../../../shared/text/en/print.ts';
import { messages } from '../text/messages.ts';

export const words = messages('print', print, String);
