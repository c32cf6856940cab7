import { threads } from '../../../shared/text/en/threads.ts';
import { messages } from '../text/messages.ts';

export const words = messages('threads', threads);
