// Static faces, each with the letters that it has (unicode-range): only what a report shows is fetched. There is no font
// of the system where these are printed. Han in one weight: three times a hundred files more are not worth a bold name.
import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/400-italic.css';
import '@fontsource/noto-sans/600.css';
import '@fontsource/noto-sans/600-italic.css';
import '@fontsource/noto-sans-georgian/400.css';
import '@fontsource/noto-sans-georgian/600.css';
import '@fontsource/noto-sans-armenian/400.css';
import '@fontsource/noto-sans-armenian/600.css';
import '@fontsource/noto-sans-hebrew/400.css';
import '@fontsource/noto-sans-hebrew/600.css';
import '@fontsource/noto-sans-arabic/400.css';
import '@fontsource/noto-sans-arabic/600.css';
import '@fontsource/noto-sans-thai/400.css';
import '@fontsource/noto-sans-thai/600.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-jp/400.css';
import '@fontsource/noto-sans-kr/400.css';
import '@fontsource/b612-mono/400.css';
import '@fontsource/b612-mono/700.css';

/** What every report needs. */
const always = ['400 9pt "Noto Sans"', '600 9pt "Noto Sans"', '400 9pt "B612 Mono"', '700 9pt "B612 Mono"'];

export const warmFonts = (): Promise<unknown> => Promise.all(always.map((font) => document.fonts.load(font, 'a')));
