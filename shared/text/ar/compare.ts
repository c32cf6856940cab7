import type { compare as english } from '../en/compare.ts';
import type { Translation } from '../message.ts';

export const compare: Translation<typeof english> = {
  title: 'مقارنة الصور',
  open: 'مقارنة أي صورتين',
  modes: { beside: 'جنبًا إلى جنب', overlay: 'تراكب', blink: 'تبديل' },
  mode: 'طريقة العرض',
  pick: { left: 'الصورة الأولى', right: 'الصورة الثانية' },
  thisSession: 'هذه الجلسة',
  otherSession: 'الجلسة …{shortId}',
  zoom: 'التكبير',
  zoomOf: '{percent}% من الإطار',
  reset: 'إعادة ضبط العرض',
  swap: 'تبديل المواضع',
  mix: 'الصورة الثانية فوق الأولى',
  mixOf: '{percent}%',
  blinking: { start: 'بدء التبديل', stop: 'إيقاف التبديل', showOther: 'عرض الصورة الأخرى' },
  shown: 'المعروضة: {name}',
  pane: '{name}. مفاتيح الأسهم للتحريك، وزائد وناقص للتكبير والتصغير.',
  frame: {
    adjust: 'ضبط الإطار',
    done: 'تم',
    usual: 'إعادة ضبط الإطار',
    drag: 'إطار حول الوجه. مفاتيح الأسهم تحرّكه، وShift مع الأسهم يغيّر حجمه.',
    corner: 'تغيير الحجم',
    hint: 'اسحب الإطار إلى الوجه. يُحفظ في هذا المتصفح لوثائق {format}.',
    engine: 'حدّد محرّك تحقق موضع الوجه في هذه الصورة.',
    formats: {
      TD1: 'بطاقة الهوية (TD1)',
      TD2: 'بطاقة الهوية (TD2)',
      TD3: 'جواز السفر',
      licence: 'رخصة القيادة',
    },
  },
  failed: 'تعذّر تحميل صور الجلسة الأخرى',
};
