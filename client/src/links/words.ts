import { links } from '../../../shared/text/en/links.ts';
import { messages } from '../text/messages.ts';

export const words = messages('links', links);
