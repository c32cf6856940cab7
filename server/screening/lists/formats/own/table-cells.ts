import { countryCode } from '../country.ts';
import { countryInLanguages } from '../country-names.ts';

/** As people of our customers' languages write it. */
const sexes: Record<'F' | 'M', string> = {
  M: 'm|male|man|mr|herr|mann|mannlich|masculin|masculino|maschio|maschile|homme|hombre|uomo|mezczyzna|м|муж|мужской|мужчина|ч|чоловіча|чоловік|კაცი|მამრობითი',
  F: 'f|w|female|woman|mrs|ms|miss|frau|weiblich|feminin|femme|femenino|femminile|femmina|mujer|donna|kobieta|k|ж|жен|женский|женщина|жінка|жіноча|ქალი|მდედრობითი',
};
const sexWords = new Map(
  (['M', 'F'] as const).flatMap((sex) => sexes[sex].split('|').map((word) => [word, sex] as const)),
);

/** undefined: not said, or in words that are not known. */
export const sexOf = (cell: string): 'F' | 'M' | undefined =>
  sexWords.get(
    cell
      .normalize('NFKD')
      .replace(/(?<=\p{sc=Latin})\p{M}+/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replace('ę', 'e')
      .replace(/[^\p{L}]/gu, ''),
  );

/** Countries in a cell: one whose name has a comma (`Korea, North`), or several. */
export function countriesIn(cell: string): { codes: string[]; unknown: string[] } {
  const codeOf = (text: string): string | undefined => countryCode(text) ?? countryInLanguages(text);
  const whole = codeOf(cell);
  if (whole) return { codes: [whole], unknown: [] };
  const parts = cell
    .split(/[,;/|\n]/)
    .map((text) => text.trim())
    .filter(Boolean);
  return {
    codes: parts.flatMap((text) => codeOf(text) ?? []),
    unknown: parts.filter((text) => codeOf(text) === undefined),
  };
}
