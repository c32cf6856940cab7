import type { suggest as english } from '../en/suggest.ts';
import type { Translation } from '../message.ts';

export const suggest: Translation<typeof english> = {
  people: 'الزملاء',
  things: 'الحقول وبنود MRZ والعلامات',
  noMatch: 'لا توجد نتائج',
};
