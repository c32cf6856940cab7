import { conditions } from '../../../../shared/text/en/conditions.ts';
import { messages } from '../../text/messages.ts';

export const words = messages('conditions', conditions);
