import type { mentions as english } from '../en/mentions.ts';
import type { Translation } from '../message.ts';

export const mentions: Translation<typeof english> = {
  label: 'მოხსენიებები',
  by: 'მოგიხსენიათ: {author}',
  somebody: 'კოლეგა',
  unnamed: 'დაუდგენელი',
  inNote: 'შენიშვნა',
  inComment: 'კომენტარი',
  unread: 'წაუკითხავი',
  none: 'მოხსენიებები ჯერ არ არის',
  noneDetail: 'როცა კოლეგა შენიშვნაში ან კომენტარში @-სა და თქვენს სახელს აკრეფს, ეს აქ გამოჩნდება.',
  readAll: 'ყველას წაკითხულად მონიშვნა',
  more: 'ძველების ჩვენება',
  loading: 'იტვირთება…',
  failed: 'მოხსენიებები ვერ ჩაიტვირთა.',
  retry: 'ხელახლა ცდა',
};
