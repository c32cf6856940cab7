import { screening } from '../../../../shared/text/en/screening.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('screening', screening);
