import { mentions } from '../../../shared/text/en/mentions.ts';
import { messages } from '../text/messages.ts';

export const words = messages('mentions', mentions);
