import type { DocumentType } from '../../../shared/document/document.ts';
import { type Script, transliterate } from './transliterate.ts';

/** The faults drawn into a document, named as in the manifest of the 24 bundled pictures. */
export type DrawnFault =
  | 'doc-check-digit'
  | 'birth-date-check-digit'
  | 'expiry-check-digit'
  | 'composite-check-digit'
  | 'name-digit'
  | 'expired';

export interface DrawnPerson {
  firstName: string;
  lastName: string;
  nativeName?: string;
  nationality: string;
  sex: 'F' | 'M';
  birthDate: string;
  face: string;
  /** Position of the head in the picture: centre and side of the square around head and shoulders, as fractions of the whole. */
  crop: [x: number, y: number, side: number];
  type: DocumentType;
  fault?: DrawnFault;
}

type Rest = [birthDate: string, face: string, crop: [number, number, number], type: DocumentType, fault?: DrawnFault];

const person = (firstName: string, lastName: string, nationality: string, rest: Rest): DrawnPerson => {
  const [birthDate, face, crop, type, fault] = rest;
  const sex = face.startsWith('female') ? 'F' : 'M';
  return { firstName, lastName, nationality, sex, birthDate, face, crop, type, ...(fault && { fault }) };
};

/** The Latin name is derived from the native one. */
const native = (script: Script, first: string, last: string, nationality: string, ...rest: Rest): DrawnPerson => ({
  ...person(transliterate(first, script), transliterate(last, script), nationality, rest),
  nativeName: `${first} ${last}`,
});

/** Where a state prints Latin names by custom rather than by table (Arabic), or by sound (Japanese). */
const both = (name: string, first: string, last: string, nationality: string, ...rest: Rest): DrawnPerson => ({
  ...person(first, last, nationality, rest),
  nativeName: name,
});

const latin = (first: string, last: string, nationality: string, ...rest: Rest): DrawnPerson =>
  person(first, last, nationality, rest);

/** Fictitious people: common names of their countries, combined by us, with generated faces. */
export const drawnPeople: DrawnPerson[] = [
  native('georgian', 'თამარ', 'გელაშვილი', 'GEO', '1996-04-18', 'female-85', [0.5, 0.42, 0.8], 'passport'),
  native('georgian', 'ლუკა', 'წერეთელი', 'GEO', '1989-11-02', 'male-2', [0.5, 0.3, 0.6], 'id_card'),
  native('georgian', 'ხვიჩა', 'ჯაფარიძე', 'GEO', '1980-06-27', 'male-96', [0.47, 0.42, 0.76], 'driving_licence'),
  native('georgian', 'ზურაბ', 'ღონღაძე', 'GEO', '1957-01-30', 'male-65', [0.49, 0.4, 0.78], 'passport', 'expired'),
  native(
    'georgian',
    'მანანა',
    'ჭყონია',
    'GEO',
    '1965-09-12',
    'female-25',
    [0.52, 0.4, 0.76],
    'id_card',
    'doc-check-digit',
  ),
  native('georgian', 'ელენე', 'ბაქრაძე', 'GEO', '1987-03-05', 'female-48', [0.5, 0.46, 0.9], 'residence_permit'),
  native('ukrainian', 'Олександра', 'Коваленко', 'UKR', '1996-07-21', 'female-88', [0.48, 0.4, 0.76], 'passport'),
  native('ukrainian', 'Ярослав', 'Щербак', 'UKR', '1995-02-14', 'male-32', [0.5, 0.42, 0.84], 'id_card'),
  native('ukrainian', 'Юлія', 'Згурська', 'UKR', '1996-10-09', 'female-89', [0.52, 0.32, 0.56], 'residence_permit'),
  native('ukrainian', 'Андрій', 'Гончаренко', 'UKR', '1986-05-16', 'male-90', [0.5, 0.32, 0.62], 'driving_licence'),
  native(
    'cyrillic',
    'Айбек',
    'Токтогулов',
    'KGZ',
    '1992-08-03',
    'male-12',
    [0.5, 0.42, 0.84],
    'passport',
    'composite-check-digit',
  ),
  native('cyrillic', 'Дмитрий', 'Воронцов', 'KAZ', '1977-12-11', 'male-68', [0.5, 0.5, 0.66], 'residence_permit'),
  native('bulgarian', 'Мария', 'Христова', 'BGR', '1972-05-24', 'female-77', [0.52, 0.4, 0.72], 'id_card'),
  native('greek', 'Ελένη', 'Παπαδοπούλου', 'GRC', '1996-01-19', 'female-45', [0.5, 0.38, 0.74], 'passport'),
  native(
    'greek',
    'Ευάγγελος',
    'Οικονόμου',
    'GRC',
    '1953-08-08',
    'male-44',
    [0.49, 0.42, 0.76],
    'id_card',
    'expiry-check-digit',
  ),
  both('فهد العنزي', 'Fahad', 'Al Enezi', 'KWT', '1981-03-17', 'male-29', [0.48, 0.38, 0.7], 'passport'),
  both('جاسم الكواري', 'Jassim', 'Al Kuwari', 'QAT', '1955-10-25', 'male-23', [0.5, 0.32, 0.62], 'residence_permit'),
  both(
    'رنا الخطيب',
    'Rana',
    'Al Khatib',
    'JOR',
    '1987-02-06',
    'female-9',
    [0.48, 0.44, 0.84],
    'passport',
    'birth-date-check-digit',
  ),
  both('ليلى منصور', 'Layla', 'Mansour', 'EGY', '2003-06-13', 'female-82', [0.5, 0.4, 0.8], 'id_card'),
  both(
    'سفيان بوزيد',
    'Sofiane',
    'Bouzid',
    'DZA',
    '1988-09-29',
    'male-60',
    [0.48, 0.38, 0.74],
    'residence_permit',
    'name-digit',
  ),
  both('نبيل الطرابلسي', 'Nabil', 'Trabelsi', 'TUN', '1980-04-04', 'male-94', [0.5, 0.3, 0.56], 'passport'),
  both('山口 美咲', 'Misaki', 'Yamaguchi', 'JPN', '1995-11-23', 'female-84', [0.52, 0.38, 0.66], 'passport'),
  both('中村 和夫', 'Kazuo', 'Nakamura', 'JPN', '1971-01-15', 'male-95', [0.5, 0.42, 0.84], 'driving_licence'),
  both('小林 蓮', 'Ren', 'Kobayashi', 'JPN', '2001-07-07', 'male-71', [0.5, 0.3, 0.54], 'id_card'),
  latin('Małgorzata', 'Wójcik-Żak', 'POL', '1992-12-01', 'female-49', [0.5, 0.42, 0.8], 'id_card'),
  latin('Łukasz', 'Jabłoński', 'POL', '1999-03-28', 'male-48', [0.48, 0.38, 0.74], 'passport'),
  latin('Jörg', 'Großmann', 'D', '1992-06-20', 'male-42', [0.5, 0.5, 0.66], 'id_card', 'composite-check-digit'),
  latin('Käthe', 'Müller-Lüdenscheidt', 'D', '1977-02-27', 'female-11', [0.5, 0.38, 0.76], 'passport'),
  latin('Gülşah', 'Öztürk', 'TUR', '1988-08-16', 'female-70', [0.5, 0.36, 0.72], 'id_card'),
  latin('İbrahim', 'Yıldırım', 'TUR', '1985-05-05', 'male-24', [0.5, 0.46, 0.8], 'driving_licence'),
  latin('Sólveig', 'Þórðardóttir', 'ISL', '1979-10-10', 'female-71', [0.5, 0.42, 0.74], 'passport', 'name-digit'),
  latin('María José', 'Núñez Peña', 'COL', '1991-04-12', 'female-72', [0.5, 0.36, 0.66], 'residence_permit'),
  latin('Joaquín', 'Fernández', 'ARG', '1997-01-09', 'male-9', [0.48, 0.3, 0.58], 'passport'),
  latin('François', "D'Aubigné", 'FRA', '1980-07-14', 'male-13', [0.5, 0.36, 0.66], 'id_card', 'expired'),
  latin('Adaeze', 'Nwosu', 'NGA', '1995-09-03', 'female-28', [0.5, 0.4, 0.78], 'residence_permit'),
  latin('Nuwan', 'Jayasuriya', 'LKA', '1996-02-22', 'male-64', [0.48, 0.4, 0.78], 'passport'),
];
