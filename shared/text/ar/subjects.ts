import type { subjects as english } from '../en/subjects.ts';
import type { Translation } from '../message.ts';

const kinds = { box: 'مربع', arrow: 'سهم', pin: 'دبوس' } as const;
export const subjects: Translation<typeof english> = {
  kinds,
  label: '{kind, select, box {مربع} arrow {سهم} other {دبوس}} {n}',
  labelOn: '{kind, select, box {مربع} arrow {سهم} other {دبوس}} {n}، {photo}',
  mark: 'علامة محذوفة',
  field: 'حقل لم يعد معروضًا',
  mrz: 'MRZ: ‏{item}',
  hit: 'تطابق محتمل في القوائم',
};
