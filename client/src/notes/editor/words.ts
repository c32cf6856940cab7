import { editor } from '../../../../shared/text/en/editor.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('editor', editor);
