import type { alerts as english } from '../en/alerts.ts';
import type { Translation } from '../message.ts';

export const alerts: Translation<typeof english> = {
  title: 'التنبيهات',
  lead: 'أشخاص سبق التحقق منهم وظهر لهم تطابق في قائمة محدّثة.',
  states: 'التنبيهات حسب الحالة',
  tabs: { open: 'مفتوحة', closed: 'مغلقة' },
  failed: 'تعذّر تحميل التنبيهات',
  moreFailed: 'تعذّر تحميل التنبيهات الأقدم',
  more: 'عرض التنبيهات الأقدم',
  loadingMore: 'جارٍ التحميل…',
  empty: {
    open: 'لا توجد تنبيهات مفتوحة',
    openDetail: 'عندما يظهر تطابق لشخص سبق التحقق منه في قائمة محدّثة، يظهر هنا ويُخطَر جميع المراجعين.',
    closed: 'لا توجد تنبيهات مغلقة بعد',
    closedDetail: 'يُغلق التنبيه بعد مراجعة جميع تطابقاته المحتملة.',
  },
  list: 'التنبيهات، الأحدث أولًا',
  raised: 'وقت التنبيه',
  closedAt: 'وقت الإغلاق',
  noHits: 'لم يعد الشخص مدرجًا في القائمة.',
  moreHits:
    '{n, plural, one {وتطابق محتمل آخر} two {وتطابقان محتملان آخران} few {و# تطابقات محتملة أخرى} many {و# تطابقًا محتملًا آخر} other {و# تطابق محتمل آخر}}',
  verdicts: {
    same: 'مطابق',
    different: 'غير مطابق',
    open: 'مفتوح',
  },
  notice: {
    one: 'تطابق محتمل لشخص سبق التحقق منه في قائمة محدّثة',
    many: 'أشخاص سبق التحقق منهم ولهم تطابق محتمل في قوائم محدّثة: {n, number}',
    look: 'عرض',
    lookAll: 'عرض التنبيهات',
    close: 'إغلاق',
  },
};
