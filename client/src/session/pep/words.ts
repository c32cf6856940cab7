import { pep } from '../../../../shared/text/en/pep.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('pep', pep);
