import type { marks as english } from '../en/marks.ts';
import type { Translation } from '../message.ts';

export const marks: Translation<typeof english> = {
  kinds: { box: 'მართკუთხედი', arrow: 'ისარი', pin: 'პინი' },
  tools: { box: 'მართკუთხედის დახატვა', arrow: 'ისრის დახატვა', pin: 'პინის დასმა' },
  show: 'მონიშვნების ჩვენება',
  hide: 'მონიშვნების დამალვა',
  named: '{kind, select, box {მართკუთხედი} arrow {ისარი} other {პინი}} {n}, ავტორი: {author}',
  by: 'ავტორი: {author}',
  badged: '{badge}: {kind, select, box {მართკუთხედი} arrow {ისარი} other {პინი}}, ავტორი: {author}',
  somebody: 'სხვა მომხმარებელი',
  layer: 'მონიშვნები ფოტოზე',
  list: 'მონიშვნები',
  open: '{n, number} კომენტარი',
  handle: 'კუთხე {n}',
  ends: { tail: 'ისრის ბოლო', head: 'ისრის წვერი' },
  hints: {
    box: 'გადაათრიეთ მართკუთხედის დასახატად.',
    arrow: 'გადაათრიეთ ბოლოდან იმ დეტალამდე, რომელსაც გულისხმობთ.',
    pin: 'დააწკაპუნეთ პინის ადგილზე.',
  },
  hintKeys: 'Enter შუაში სვამს. Esc აუქმებს.',
  placed: 'ისრები გადაადგილებს, Shift-ით უფრო შორს. Tab კუთხეებს ირჩევს. Enter ინახავს, Esc აუქმებს.',
  remove: 'მონიშვნის წაშლა',
  removed: '{name} წაიშალა',
  comment: 'კომენტარი მონიშვნაზე',
  undo: 'უკან დაბრუნება',
  keys: {
    draw: 'მართკუთხედის, ისრის ან პინის დახატვა',
    show: 'მონიშვნების ჩვენება ან დამალვა',
    undo: 'მონიშვნის გაუქმება',
  },
};
