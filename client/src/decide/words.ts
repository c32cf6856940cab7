import { decide } from '../../../shared/text/en/decide.ts';
import { messages } from '../text/messages.ts';

export const words = messages('decide', decide);
