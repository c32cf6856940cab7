import { company } from '../../../../shared/text/en/company.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('company', company);
