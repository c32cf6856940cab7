import { readyTexts } from '../../../shared/text/en/ready-texts.ts';
import { messages } from '../text/messages.ts';

export const words = messages('readyTexts', readyTexts);
