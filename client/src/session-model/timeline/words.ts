import { timeline } from '../../../../shared/text/en/timeline.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('timeline', timeline);
