import type { mentions as english } from '../en/mentions.ts';
import type { Translation } from '../message.ts';

export const mentions: Translation<typeof english> = {
  label: 'الإشارات',
  by: 'إشارة إليك من {author}',
  somebody: 'زميل',
  unnamed: 'غير محدد الهوية',
  inNote: 'ملاحظة',
  inComment: 'تعليق',
  unread: 'غير مقروءة',
  none: 'لا توجد إشارات بعد',
  noneDetail: 'عندما يكتب زميل @ متبوعًا باسمك في ملاحظة أو تعليق، تظهر الإشارة هنا.',
  readAll: 'تعيين الكل كمقروء',
  more: 'عرض الأقدم',
  loading: 'جارٍ التحميل…',
  failed: 'تعذّر تحميل الإشارات.',
  retry: 'إعادة المحاولة',
};
