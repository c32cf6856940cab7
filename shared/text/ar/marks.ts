import type { marks as english } from '../en/marks.ts';
import type { Translation } from '../message.ts';
import { subjects } from './subjects.ts';

const { kinds } = subjects;

export const marks: Translation<typeof english> = {
  kinds,
  tools: { box: 'رسم مربع', arrow: 'رسم سهم', pin: 'وضع دبوس' },
  show: 'إظهار العلامات',
  hide: 'إخفاء العلامات',
  named: '{kind, select, box {مربع} arrow {سهم} other {دبوس}} {n}، {author}',
  by: 'بواسطة {author}',
  badged: '{badge}: {kind, select, box {مربع} arrow {سهم} other {دبوس}}، {author}',
  somebody: 'أحدهم',
  layer: 'العلامات على الصورة',
  list: 'العلامات',
  open: '{n, plural, one {تعليق واحد} two {تعليقان} few {# تعليقات} many {# تعليقًا} other {# تعليق}}',
  handle: 'الزاوية {n}',
  ends: { tail: 'ذيل السهم', head: 'رأس السهم' },
  hints: {
    box: 'اسحب لرسم مربع.',
    arrow: 'اسحب من الذيل إلى التفصيل المقصود.',
    pin: 'انقر حيث تريد وضع الدبوس.',
  },
  hintKeys: 'يضعها Enter في الوسط، ويلغيها Esc.',
  placed: 'الأسهم للتحريك، ومع Shift لمسافة أكبر. Tab لاختيار الزوايا. Enter للحفظ وEsc للإلغاء.',
  remove: 'حذف العلامة',
  removed: 'تم حذف {name}',
  comment: 'التعليق على العلامة',
  undo: 'تراجع',
  keys: { draw: 'رسم مربع أو سهم أو دبوس', show: 'إظهار العلامات أو إخفاؤها', undo: 'التراجع عن علامة' },
};
