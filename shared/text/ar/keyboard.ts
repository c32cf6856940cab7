import type { keyboard as english } from '../en/keyboard.ts';
import type { Translation } from '../message.ts';

export const keyboard: Translation<typeof english> = {
  refused: {
    lost: 'الاختصارات متوقفة لأن التركيز انتقل. انقر على الصفحة أو اضغط Tab أو Esc.',
    tooSoon: 'تُجوهل: ضُغط المفتاح بعد الكتابة مباشرة. اضغطه مرة أخرى.',
    repeated: 'تُجوهل: ظل المفتاح مضغوطًا.',
    composing: 'تُجوهل: لم تُكمل إدخال النص بعد.',
    youngDialog: 'لم يُرسَل: فُتح مربع الحوار للتو. راجعه ثم اضغط مرة أخرى.',
  },
  unsent: {
    title: 'لم يُرسَل',
    closed: 'أُغلق «{name}» أثناء الكتابة. نصك هنا لنسخه.',
    closedUnnamed: 'أُغلق الحقل أثناء الكتابة. نصك هنا لنسخه.',
    text: 'النص الذي لم يُرسَل',
    copy: 'نسخ',
    copied: 'تم النسخ',
    discard: 'تجاهل',
    sure: 'تجاهل نهائيًا',
    keep: 'إبقاء',
  },
  modes: {
    label: 'اختصارات المفتاح الواحد',
    on: 'مفعّلة',
    alt: 'مع {key}',
    off: 'معطّلة',
    hint: 'تُحفظ لك في هذا المتصفح. تُتجاهل المفاتيح التي تؤثر في جلسة أثناء الكتابة السريعة.',
  },
};
