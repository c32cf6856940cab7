import type { sessionTags as english } from '../en/session-tags.ts';
import type { Translation } from '../message.ts';

export const sessionTags: Translation<typeof english> = {
  label: 'الوسوم',
  none: 'لا توجد وسوم',
  edit: 'تعديل الوسوم',
  noTags: 'لا توجد لدى شركتك وسوم بعد.',
  remove: 'إزالة الوسم {name}',
  create: 'وسم جديد',
  createSend: 'إنشاء',
  createFailed: 'تعذّر إنشاء الوسم',
  failed: 'تعذّر تغيير الوسوم',
};
