import type { noteHistory as english } from '../en/note-history.ts';
import type { Translation } from '../message.ts';

export const noteHistory: Translation<typeof english> = {
  title: 'შენიშვნის ისტორია',
  loading: 'ისტორია იტვირთება…',
  failed: 'ისტორია ვერ ჩაიტვირთა',
  retry: 'ხელახლა ცდა',
  empty: 'ცვლილებები ჯერ არ არის',
  emptyDetail: 'აქ გამოჩნდება ყოველი ცვლილება ავტორითა და დროით.',
  slider: 'დროის მომენტი',
  step: 'ცვლილება {n} / {of}',
  value: '{name}, {time}, ცვლილება {n} / {of}',
  before: 'წინა ცვლილება',
  after: 'შემდეგი ცვლილება',
  play: 'გაშვება',
  pause: 'პაუზა',
  aside: 'ამ მომენტში: {marks, number} მონიშვნა ფოტოებზე, {threads, number} დისკუსია.',
};
