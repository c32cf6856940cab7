import type { undo as english } from '../en/undo.ts';
import type { Translation } from '../message.ts';

export const undo: Translation<typeof english> = {
  label: 'القرارات الأخيرة',
  done: {
    verified: 'تم اعتماد {name}',
    rejected: 'تم رفض {name}',
    proposed: '{name}: أُرسل الاقتراح. يؤكد مراجع ثانٍ أو يعترض.',
    disputed: '{name}: اعترضت على القرار الأول. القرار لمشرف.',
  },
  undo: 'تراجع',
  reason: 'ما سبب التراجع؟',
  reasonDetail: 'اطّلعت على القرار الأول. يظهر السبب في السجل الزمني وفي التقرير.',
  reasonShort: 'الحد الأدنى لعدد الأحرف: {n}',
  slips: ['زر خاطئ', 'جلسة خاطئة'],
  seconds: '{n} ث',
  undone: 'تم التراجع. {name}: مسندة إليك.',
  failed: 'لم يتم التراجع',
  open: 'فتح',
  close: 'إغلاق',
};
