import { selection } from '../../../shared/text/en/selection.ts';
import { messages } from '../text/messages.ts';

export const words = messages('selection', selection);
