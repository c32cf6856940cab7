/** Phrases that documents print in place of a missing name, in the languages of passports and registers. In lower case. */
const phrases = `
  no name | no names | no given name | no given names | no first name | no forename | no last name | no family name | no surname
  given name unknown | first name unknown | last name unknown | family name unknown | surname unknown | name unknown | name not known
  not known | not applicable | not available | not given | not recorded | not stated | not provided | n/a
  only name | single name | one name | one name only | sans prénom | sans prenom | sans nom | sans nom de famille
  prénom inconnu | prenom inconnu | nom inconnu | ohne vornamen | ohne vorname | ohne namen | ohne name | ohne nachnamen
  ohne familiennamen | kein vorname | kein familienname | kein nachname | sin nombre | sin apellido | sin apellidos
  sem nome | sem apelido | sem sobrenome | senza nome | senza cognome | zonder voornaam | zonder achternaam | zonder naam
  без имени | без фамилии | без отчества | без імені | без прізвища | нет данных | не известно
  არ აქვს | უსახელო | გვარის გარეშე | غير معروف | لا يوجد | tanpa nama | tidak ada | brak imienia | brak nazwiska | isim yok | isimsiz
`;
/** Abbreviations that visas and registers print in place of a missing name; never real names. */
const codes = 'fnu | lnu | nfn | nln | nmn | ngn | nsn | unk | unknown';
/** Only when they fill the whole field: they are also real names. */
const words = `
  null | none | nil | nn | na | no | empty | blank | missing | inconnu | inconnue | desconhecido | desconhecida | desconocido
  desconocida | sconosciuto | sconosciuta | unbekannt | unbekannter | onbekend | okand | nieznane | nieznany | brak | bilinmiyor | yok
  неизвестно | неизвестен | неизвестна | нет | отсутствует | невідомо | немає | უცნობი | مجهول | 未知 | 不明 | 無名
`;

const setOf = (list: string): Set<string> =>
  new Set(
    list
      .split(/[|\n]/)
      .flatMap((phrase) => phrase.trim().split(/\s{2,}/))
      .filter(Boolean),
  );
const inNames = setOf(`${phrases}|${codes}`);
const setOfWords = setOf(words);
const inFields = inNames.union(setOfWords);
/** Number of words in the longest phrase. */
const longest = 4;
const crosses = /^x{3,}$/;
const noLetter = /^[^\p{L}]*$/u;

/** A full name without the words that mark a missing part; unchanged when nothing else is left. */
export function withoutPlaceholders(name: string): string {
  const found = [...name.matchAll(/[\p{L}\p{M}/]+/gu)];
  const texts = found.map(([text]) => text.toLowerCase());
  let left = '';
  let rest = 0;
  for (let at = 0; at < found.length; at++) {
    let length = Math.min(longest, found.length - at);
    while (length > 0 && !isMissing(texts.slice(at, at + length).join(' '))) length -= 1;
    if (length === 0) continue;
    const last = found[at + length - 1]!;
    left += `${name.slice(rest, found[at]!.index)} `;
    rest = last.index + last[0].length;
    at += length - 1;
  }
  left += name.slice(rest);
  return rest === 0 || noLetter.test(left) ? name : left;
}

const isMissing = (phrase: string): boolean => inNames.has(phrase) || crosses.test(phrase);

/** Does the field state that there is no such name? `-`, `FNU`, `No given name`, `Sans prénom`. */
export function isPlaceholder(field: string): boolean {
  const plain = plainField(field);
  return noLetter.test(plain) || inFields.has(plain) || /^x+$/.test(plain);
}

/** Can this placeholder also be a real name? No and Na are family names of Korea, Null one of Germany. */
export const mayBeName = (field: string): boolean => {
  const plain = plainField(field);
  return /\p{L}/u.test(plain) && setOfWords.has(plain);
};

function plainField(field: string): string {
  const spaced = field
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/[,_\-–—*\s]+/g, ' ');
  return spaced.trim();
}
