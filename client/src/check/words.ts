import { check } from '../../../shared/text/en/check.ts';
import { messages } from '../text/messages.ts';

export const words = messages('check', check);
