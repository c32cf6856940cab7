/**
 * What documents write where a name is missing. In one field, such a word is no name; within a whole name only those are
 * left out that nobody is called.
 */
const phrases = [
  'no (?:given |first |fore|last |family |sur)?names?',
  '(?:given |first |last |family |sur)?name (?:unknown|not known|missing)',
  'not (?:known|applicable|available|given|recorded|stated|provided)',
  'n/a',
  '(?:only|single) name',
  'one name(?: only)?',
  'sans (?:pr[eé]nom|nom(?: de famille)?)',
  '(?:pr[eé]nom|nom) inconnu',
  'ohne (?:vor|familien|nach)?namen?',
  'kein (?:vor|familien|nach)name',
  'sin (?:nombre|apellidos?)',
  'sem (?:nome|apelido|sobrenome)',
  'senza (?:nome|cognome)',
  'zonder (?:voor|achter)?naam',
  'без имени',
  'без фамилии',
  'без отчества',
  'без імені',
  'без прізвища',
  'нет данных',
  'не известно',
  'არ აქვს',
  'უსახელო',
  'გვარის გარეშე',
  'غير معروف',
  'لا يوجد',
  'tanpa nama',
  'tidak ada',
  'brak (?:imienia|nazwiska)',
  'isim(?:siz| yok)',
];
/** Letters alone: what is written so in visas and registers, and is nobody's name. */
const codes = 'fnu lnu nfn nln nmn ngn nsn xxx+ unk unknown';
/** Of a field alone: there are people of these names. */
const words = `
  null none nil nn na x+ no empty blank missing inconnue? desconhecid[oa] desconocid[oa] sconosciut[oa] unbekannte?r? onbekend
  okand nieznan[ey] brak bilinmiyor yok неизвестно неизвестен неизвестна нет отсутствует невідомо немає უცნობი مجهول 未知 不明 無名
`;

const split = (list: string): string[] => list.trim().split(/\s+/);
const inName = new RegExp(`(?<![\\p{L}\\p{M}])(?:${[...phrases, ...split(codes)].join('|')})(?![\\p{L}\\p{M}])`, 'giu');
const asField = new RegExp(`^(?:${[...phrases, ...split(codes), ...split(words)].join('|')})$`, 'iu');
const noLetter = /^[^\p{L}]*$/u;

/** A whole name without the words that say that a part of it is missing; as it is, when nothing else is left. */
export function withoutPlaceholders(name: string): string {
  const left = name.replace(inName, ' ');
  return left === name || noLetter.test(left) ? name : left;
}

/** Does a field say that there is no such name? `-`, `FNU`, `No given name`, `Sans prénom`. */
export const isPlaceholder = (field: string): boolean => {
  const plain = field
    .normalize('NFKC')
    .replaceAll('.', '')
    .replace(/[,_\-–—*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return noLetter.test(plain) || asField.test(plain);
};
