import type { ColumnMeaning } from '../../../../../shared/screening/own-table.ts';

/** Headings as people write them in the languages of our customers, without marks, case and signs. */
const headings: Record<ColumnMeaning, string> = {
  name: 'name|full name|fullname|whole name|complete name|names|person|client|customer|client name|customer name|subject|employee|naam|nom complet|nombre completo|nome completo|nombre y apellidos|nom et prenom|nom prenom|name vorname|nachname vorname|vorname nachname|last name first name|surname first name|surname name|name surname|first and last name|imie i nazwisko|vollstandiger name|фио|полное имя|піб|სახელი და გვარი|სახელი გვარი',
  first_name:
    'first name|firstname|given name|given names|forename|forenames|vorname|vornamen|prenom|prenoms|nombre|nombres|nome|imie|имя|імя|სახელი',
  middle_name: 'middle name|middlename|middle names|patronymic|fathers name|отчество|по батькові|zweiter vorname',
  last_name:
    'last name|lastname|surname|family name|familyname|nachname|familienname|nom|nom de famille|apellido|apellidos|cognome|nazwisko|фамилия|прізвище|გვარი',
  alias: 'alias|aliases|aka|also known as|other name|other names|known as|alternative names|псевдоним|alias name',
  birth_date:
    'birth date|birthdate|date of birth|dob|born|birthday|birth year|year of birth|yob|geburtsdatum|geburtstag|geboren|geboren am|date de naissance|ne le|fecha de nacimiento|data di nascita|data urodzenia|дата рождения|дата народження|დაბადების თარიღი',
  sex: 'sex|gender|geschlecht|sexe|sexo|пол|стать|სქესი',
  country:
    'country|countries|nationality|nationalities|citizenship|land|staatsangehorigkeit|nationalitat|pays|nationalite|pais|nacionalidad|страна|гражданство|країна|громадянство|ქვეყანა|მოქალაქეობა',
  number:
    'number|id number|id no|identity number|identification number|passport|passport no|passport number|document number|document no|personal number|personal id|personal no|national id|national id number|tax id|tax number|tin|inn|ssn|ausweisnummer|passnummer|numero|номер|номер паспорта|инн|პირადი ნომერი|პირადი n',
  position:
    'position|role|office|function|job title|job|title|occupation|funktion|beruf|poste|cargo|должность|посада|თანამდებობა',
  category:
    'category|type|kind|class|programme|program|list|group|kategorie|categorie|categoria|категория|категорія|კატეგორია',
  listed_since: 'listed since|since|date added|added|added on|listed on|date listed|listing date|seit|дата включения',
  note: 'note|notes|comment|comments|remark|remarks|reason|reasons|description|details|bemerkung|bemerkungen|grund|notiz|commentaire|motif|nota|observaciones|примечание|причина|примітка|შენიშვნა|მიზეზი',
  id: 'id|reference|ref|entry id|record id|uid|external id|kennung',
};

const meanings = new Map<string, ColumnMeaning>();
for (const [meaning, words] of Object.entries(headings)) {
  for (const word of words.split('|')) if (!meanings.has(word)) meanings.set(word, meaning as ColumnMeaning);
}

const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/['’.ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a column means by its heading; null: nothing that is known. */
export const meaningOf = (heading: string): ColumnMeaning | null => meanings.get(plain(heading)) ?? null;
