import type { noteHistory as english } from '../en/note-history.ts';
import type { Translation } from '../message.ts';

export const noteHistory: Translation<typeof english> = {
  title: 'سجل الملاحظة',
  loading: 'جارٍ تحميل السجل…',
  failed: 'تعذّر تحميل السجل',
  retry: 'إعادة المحاولة',
  empty: 'لا توجد تغييرات بعد',
  emptyDetail: 'يظهر هنا كل تغيير مع كاتبه ووقته.',
  slider: 'النقطة الزمنية',
  step: 'التغيير {n} من {of}',
  value: '{name}، {time}، التغيير {n} من {of}',
  before: 'التعديل السابق',
  after: 'التعديل التالي',
  play: 'تشغيل',
  pause: 'إيقاف مؤقت',
  aside:
    'عند هذه النقطة: {marks, plural, one {علامة واحدة} two {علامتان} few {# علامات} many {# علامة} other {# علامة}} على الصور، و{threads, plural, one {نقاش واحد} two {نقاشان} few {# نقاشات} many {# نقاشًا} other {# نقاش}}.',
};
