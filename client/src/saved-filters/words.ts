import { savedFilters } from '../../../shared/text/en/saved-filters.ts';
import { messages } from '../text/messages.ts';

export const words = messages('savedFilters', savedFilters);
