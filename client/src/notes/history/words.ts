import { noteHistory } from '../../../../shared/text/en/note-history.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('noteHistory', noteHistory);
