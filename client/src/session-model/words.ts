import { session } from '../../../shared/text/en/session.ts';
import { messages } from '../text/messages.ts';

export const words = messages('session', session);
