import { sessionWalk } from '../../../shared/text/en/session-walk.ts';
import { messages } from '../text/messages.ts';

export const words = messages('sessionWalk', sessionWalk);
