import { suggest } from '../../../../shared/text/en/suggest.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('suggest', suggest);
