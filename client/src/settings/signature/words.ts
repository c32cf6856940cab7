import { signature } from '../../../../shared/text/en/signature.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('signature', signature);
