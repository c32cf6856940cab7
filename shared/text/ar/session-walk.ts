import type { sessionWalk as english } from '../en/session-walk.ts';
import type { Translation } from '../message.ts';

export const sessionWalk: Translation<typeof english> = {
  place: '{at} من {of}',
  more: '{n}+',
  next: 'التالية في {list}',
  previous: 'السابقة في {list}',
  end: 'لا مزيد من الجلسات في {list}',
  keys: { next: 'الجلسة التالية في القائمة', previous: 'الجلسة السابقة في القائمة' },
  autoAdvance: 'فتح الجلسة التالية بعدها',
};
