import type { corrections as english } from '../en/corrections.ts';
import type { Translation } from '../message.ts';

export const corrections: Translation<typeof english> = {
  edit: 'تصحيح {field}',
  empty: 'فارغ',
  emptyHint: 'اتركه فارغًا إن لم يرد في الوثيقة.',
  reason: 'السبب',
  reasonHint: 'يُحفظ مع التصحيح للمراجعة لاحقًا',
  reasonMissing: 'أدخل سببًا. يُحفظ مع التصحيح.',
  unchanged: 'الحقل يحمل هذه القيمة بالفعل.',
  save: 'حفظ',
  saving: 'جارٍ الحفظ…',
  cancel: 'إلغاء',
  failed: 'لم يُحفظ',
  datePattern: 'YYYY-MM-DD',
  refused: {
    date: 'تاريخ غير صالح. أدخل YYYY-MM-DD أو YYYY-MM أو YYYY، مثل 1960-03-07.',
    other: 'هذه القيمة غير صالحة للحقل. تحقق من الصيغة.',
  },
  stale: 'تغيّرت الجلسة منذ أن فتحت هذا الحقل. لم يُحفظ شيء.',
  staleNow: 'راجع ما تغيّر. وإن ظل تصحيحك صحيحًا فاحفظه مرة أخرى.',
  closed: {
    decided: 'صدر القرار في هذه الجلسة، ولا يمكن تغيير بياناتها.',
    inProgress: 'يجري الالتقاط في هذه الجلسة من جديد. صحّح البيانات بعد اكتماله.',
    claimed: 'الجلسة في عهدة {name}. تولَّها لتصحيح بياناتها.',
    offline: 'أنت غير متصل. يبقى نصك هنا حتى يعود الاتصال.',
  },
  somebody: 'أحدهم',
  asRead: 'المقروء من الوثيقة:',
  nothingRead: 'لم يُقرأ من الوثيقة',
  history: 'سجل {field}: {n, plural, one {تصحيح واحد} two {تصحيحان} few {# تصحيحات} many {# تصحيحًا} other {# تصحيح}}',
  from: 'من',
  to: 'إلى',
  superseded: 'من محاولة سابقة؛ قُرئت الوثيقة من جديد بعدها',
  read: 'مقروء من الوثيقة',
};
