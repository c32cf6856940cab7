import { sessionTags } from '../../../shared/text/en/session-tags.ts';
import { messages } from '../text/messages.ts';

export const words = messages('sessionTags', sessionTags);
