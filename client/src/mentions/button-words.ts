import { mentionButton } from '../../../shared/text/en/mention-button.ts';
import { messages } from '../text/messages.ts';

export const words = messages('mentionButton', mentionButton);
