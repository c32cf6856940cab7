import { undo } from '../../../../shared/text/en/undo.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('undo', undo);
