import { notes } from '../../../shared/text/en/notes.ts';
import { messages } from '../text/messages.ts';

export const words = messages('notes', notes);
