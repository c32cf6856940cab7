import { keyboard } from '../../../shared/text/en/keyboard.ts';
import { messages } from '../text/messages.ts';

export const words = messages('keyboard', keyboard);
