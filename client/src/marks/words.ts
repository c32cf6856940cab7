import { marks } from '../../../shared/text/en/marks.ts';
import { messages } from '../text/messages.ts';

export const words = messages('marks', marks);
