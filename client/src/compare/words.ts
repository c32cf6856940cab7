import { compare } from '../../../shared/text/en/compare.ts';
import { messages } from '../text/messages.ts';

export const words = messages('compare', compare);
