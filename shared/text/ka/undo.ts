import type { undo as english } from '../en/undo.ts';
import type { Translation } from '../message.ts';

export const undo: Translation<typeof english> = {
  label: 'ბოლო გადაწყვეტილებები',
  done: {
    verified: 'ვერიფიცირებულია: {name}',
    rejected: 'უარყოფილია: {name}',
    proposed: '{name}: შეთავაზება გაიგზავნა. მეორე შემმოწმებელი დაგეთანხმებათ ან არა.',
    disputed: '{name}: თქვენ არ ეთანხმებით. გადაწყვეტილება სუპერვაიზერმა უნდა მიიღოს.',
  },
  undo: 'უკან დაბრუნება',
  reason: 'რატომ აუქმებთ?',
  reasonDetail: 'პირველი გადაწყვეტილება უკვე ნახეთ. მიზეზი ქრონოლოგიასა და ანგარიშში გამოჩნდება.',
  reasonShort: 'მინიმუმ {n} სიმბოლო',
  slips: ['არასწორი ღილაკი', 'არასწორი სესია'],
  seconds: '{n} წმ',
  undone: 'გაუქმდა. პასუხისმგებელი თქვენ ხართ: {name}.',
  failed: 'ვერ გაუქმდა',
  open: 'გახსნა',
  close: 'დახურვა',
};
