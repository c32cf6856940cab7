import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { DocumentType } from '../../../shared/document/document.ts';
import type { DemoDocument } from '../documents.ts';
import { guilloche } from './guilloche.ts';

const require = createRequire(import.meta.url);
const font = (family: string, file: string, range = ''): string =>
  `@font-face{font-family:'${family}';src:url('${pathToFileURL(require.resolve(file))}');font-weight:100 900;${range}}`;
const inter = '@fontsource-variable/inter/files/inter';

/** Fonts of the project. Japanese has none there (three names are not worth 1.5 MB): DRAW_FONT_JP names a file. */
const fonts = [
  font('Doc', `${inter}-latin-wght-normal.woff2`, 'unicode-range:U+0000-00FF,U+2000-206F;'),
  font('Doc', `${inter}-latin-ext-wght-normal.woff2`, 'unicode-range:U+0100-02FF,U+1E00-1EFF;'),
  font('Doc', `${inter}-cyrillic-wght-normal.woff2`, 'unicode-range:U+0400-045F;'),
  font('Doc', `${inter}-cyrillic-ext-wght-normal.woff2`, 'unicode-range:U+0460-04FF;'),
  font('Doc', `${inter}-greek-wght-normal.woff2`, 'unicode-range:U+0370-03FF;'),
  font(
    'Doc',
    '@fontsource-variable/noto-sans-georgian/files/noto-sans-georgian-georgian-wght-normal.woff2',
    'unicode-range:U+10A0-10FF,U+1C90-1CBF;',
  ),
  font(
    'Doc',
    '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
    'unicode-range:U+0600-06FF,U+FB50-FEFF;',
  ),
  font('Mrz', '@fontsource/b612-mono/files/b612-mono-latin-400-normal.woff2'),
  process.env.DRAW_FONT_JP ? font('Doc', process.env.DRAW_FONT_JP, 'unicode-range:U+3000-30FF,U+4E00-9FFF;') : '',
].join('');

interface Look {
  paper: string;
  ink: string;
  lines: string[];
  title: string;
  /** Pixels. */
  height: number;
}

/** Pixels. */
export const sheetWidth = 1100;

export const looks: Record<DocumentType, Look> = {
  passport: {
    paper: '#f6efe9',
    ink: '#5b2338',
    lines: ['#c98aa0', '#8aa3c9', '#d9b27c'],
    title: 'PASSPORT',
    height: 774,
  },
  id_card: {
    paper: '#eaf2f4',
    ink: '#14506b',
    lines: ['#79b3c9', '#a6c98a', '#9a97d1'],
    title: 'IDENTITY CARD',
    height: 694,
  },
  residence_permit: {
    paper: '#f3ecf4',
    ink: '#5a2f7d',
    lines: ['#c4a0d8', '#e0a9b9', '#97b7dd'],
    title: 'RESIDENCE PERMIT',
    height: 694,
  },
  driving_licence: {
    paper: '#fbeeea',
    ink: '#8c3a2b',
    lines: ['#e6a898', '#d8bf84', '#b6a5cf'],
    title: 'DRIVING LICENCE',
    height: 694,
  },
};

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);
const day = (iso: string): string => iso.split('-').reverse().join('.');
const field = (label: string, value: string | undefined, more = ''): string =>
  value ? `<div class="f ${more}"><b>${label}</b><span>${escaped(value)}</span></div>` : '';
const specimen =
  '<div class="specimen">SPECIMEN</div><div class="note">Fictitious document · Utopia does not exist</div>';

const page = (type: DocumentType, phase: number, body: string): string => {
  const look = looks[type];
  return `<!doctype html><meta charset="utf-8"><style>${fonts}
*{box-sizing:border-box;margin:0}body{width:${sheetWidth}px;height:${look.height}px;font:500 25px/1.2 Doc,sans-serif;color:#1c1c24;background:linear-gradient(115deg,${look.paper},#fff 45%,${look.paper});position:relative;overflow:hidden}
.fine{position:absolute;inset:0}header{position:absolute;left:40px;right:40px;top:26px;display:flex;justify-content:space-between;align-items:baseline;color:${look.ink}}
h1{font-size:38px;font-weight:800;letter-spacing:.04em}header p{font-size:22px;font-weight:600;letter-spacing:.12em}
.photo{position:absolute;left:40px;top:96px;width:300px;height:385px;object-fit:cover;border:1px solid ${look.ink}66}.ghost{position:absolute;right:48px;top:420px;width:124px;height:159px;object-fit:cover;opacity:.32;filter:grayscale(1);mix-blend-mode:multiply}
.data{position:absolute;left:372px;top:92px;right:40px;display:grid;grid-template-columns:1fr 1fr 1fr;gap:16px 22px}.f b{display:block;font-size:15px;font-weight:600;color:${look.ink};opacity:.85}.f span{font-size:29px;white-space:nowrap}.w{grid-column:1/-1}.native span{font-size:33px}
.specimen{position:absolute;left:47%;top:40%;transform:rotate(-14deg);font-size:76px;font-weight:800;letter-spacing:.1em;color:#c0142e;opacity:.2}.note{position:absolute;right:40px;top:74px;font-size:13px;color:${look.ink}}
.sign{position:absolute;left:60px;top:496px;font:italic 500 30px Doc;color:#23306b;transform:rotate(-3deg);opacity:.85}
.mrz{position:absolute;left:0;right:0;bottom:0;background:#fffffff0;font-family:Mrz;padding:22px 0 24px;text-align:center;white-space:pre;line-height:1.5}
</style><body>${guilloche(sheetWidth, look.height, look.lines, phase)}${body}`;
};

const mrz = (lines: readonly string[]): string => {
  // The widest that leaves the margins free: a letter of this face is 0.66 of its size.
  const size = Math.floor((sheetWidth - 76) / Math.max(...lines.map((l) => l.length)) / 0.66);
  return `<div class="mrz" style="font-size:${size}px">${lines.map(escaped).join('\n')}</div>`;
};

/** The side with the portrait. `portrait` is a data URL. */
export function frontSheet(d: DemoDocument, portrait: string, phase: number): string {
  const f = d.fields;
  const look = looks[d.type];
  const upper = (text = ''): string => text.toLocaleUpperCase('en');
  return page(
    d.type,
    phase,
    `<header><h1>${look.title}</h1><p>REPUBLIC OF UTOPIA · UTO</p></header>
<img class="photo" src="${portrait}"><img class="ghost" src="${portrait}">
<div class="data">${field('1 Surname', upper(f.lastName), 'w')}${field('2 Given names', upper(f.firstName), 'w')}${field('Name in native script', f.nativeName, 'w native')}
${field('3 Date of birth', day(f.birthDate!))}${field('4 Sex', f.sex)}${field('5 Nationality', f.nationality)}
${field('6 Document no.', f.documentNumber)}${field('7 Date of expiry', day(f.expirationDate!))}${field('8 Personal no.', f.personalNumber)}
${field('9 Authority', 'MINISTRY OF EXAMPLES', 'w')}</div>${specimen}
<div class="sign">${escaped(`${f.firstName![0]}. ${f.lastName}`)}</div>${d.type === 'passport' ? mrz(d.mrz!) : ''}`,
  );
}

export function backSheet(d: DemoDocument, phase: number): string {
  const rows =
    d.type === 'driving_licence'
      ? `${field('Categories', 'AM · B1 · B', 'w')}${field('Valid in', 'The whole of Utopia', 'w')}`
      : `${field('Place of residence', 'UTOPIA CITY, 1 EXAMPLE STREET', 'w')}${field('Remarks', d.type === 'residence_permit' ? 'WORK PERMITTED' : 'NONE', 'w')}`;
  return page(
    d.type,
    phase + 2,
    `<header><h1>${looks[d.type].title}</h1><p>UTO</p></header><div class="data" style="left:40px;top:110px">${rows}${field('Document no.', d.fields.documentNumber)}</div>${specimen}${d.mrz ? mrz(d.mrz) : ''}`,
  );
}
