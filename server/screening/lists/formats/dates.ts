const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What a list writes as a date of birth, as ListedPerson has it: `1971`, `1971-03`, `1971-03-08`, `~1971`, `1968/1972`.
 * Reads `08 Mar 1971`, `Mar 1971`, `circa 1971`, `1968 to 1972`, `01 Jan 1968 to 31 Dec 1972`, `Nov.1973`, `1971-03-08`.
 */
export function readBirth(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  const isRough = /\b(circa|approx|approximately|about|around|ca)\b|~/.test(plain);
  const years = plain.match(/\b\d{4}\b/g) ?? [];
  const isRange = /\bto\b|\bbetween\b|[–/]|^\d{4}\s*-\s*\d{4}$/.test(plain);
  if (years.length > 1 && isRange) return `${years[0]}/${years.at(-1)}`;
  const date = readDay(plain);
  if (date === undefined) return undefined;
  return isRough ? `~${date.slice(0, 4)}` : date;
}

/** Year, year-month or year-month-day of the first date in a text. */
export function readDay(text: string): string | undefined {
  const iso = text.match(/\b(\d{4})-(\d{2})(?:-(\d{2}))?/);
  if (iso) return whole(iso[1]!, Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3]));
  const words = text.toLowerCase().match(/(?:\b(\d{1,2})[\s.]+)?\b([a-z]{3})[a-z]*[\s.,]*(\d{4})\b/);
  const month = months.indexOf(words?.[2] ?? '') + 1;
  if (words && month > 0) return whole(words[3]!, month, words[1] === undefined ? undefined : Number(words[1]));
  const year = text.match(/\b(1[89]\d\d|20\d\d)\b/);
  return year?.[1];
}

function whole(year: string, month: number, day: number | undefined): string {
  const two = (n: number) => String(n).padStart(2, '0');
  if (month < 1 || month > 12) return year;
  if (day === undefined || day < 1 || day > 31) return `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}`;
}

/** `28/09/1955`, `dd/02/1960`, `00/00/1945`, `1.9.1955`, as readDay has it; undefined for another form or month. */
export function readDayFirst(text: string): string | undefined {
  const parts = text.trim().match(/^(\d{1,2}|dd)[/.-](\d{1,2}|mm)[/.-](\d{4})$/i);
  if (!parts) return undefined;
  const [, day, month, year] = parts as unknown as [string, string, string, string];
  return whole(year, Number(month) || 0, Number(day) || undefined);
}

/** As `28 Sep 1955` in the order of numbers: a year alone when the rest cannot be one. */
export const dayOf = (year: string, month: string, day: string): string | undefined =>
  /^\d{4}$/.test(year) ? whole(year, Number(month) || 0, Number(day) || undefined) : undefined;
