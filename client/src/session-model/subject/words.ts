import { corrections } from '../../../../shared/text/en/corrections.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('corrections', corrections);
