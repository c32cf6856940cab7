/** A generator of numbers that gives the same ones on every run: mulberry32. */
export function makeRandom(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Early ones often, late ones seldom, as names and countries are. */
export const skewed = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.min(list.length - 1, Math.floor(list.length * random() ** 3))]!;

const first =
  'Giorgi Nino Ana Mariam Luka David Sandro Tamar Levan Irakli Maria John James Mary Robert Anna Elena Ivan Olga Mohammed Fatima Ahmed Ali Omar Aisha Wei Li Yuki Hiroshi Sofia Lucas Emma Noah Liam Olivia Marta José Juan Carlos Lucía Jean-Luc Marie-Claire Pierre Chloé Zoë Björn Åsa Søren Łukasz Đorđe Nikola Petr Jiří Zuzana Agnieszka Katarzyna Dmitri Svetlana Oleksandr Natalia Mehmet Ayşe Emre Elif Arjun Priya Rahul Ananya Kwame Amara Chinedu Zainab Tiago Inês Rafael Beatriz Matteo Giulia Francesco Chiara Hans Greta Jürgen Käthe Mikko Aino Kaarel Liis Jānis Ilze Jonas Rūta Ferenc Zsófia Andrei Ioana Dragan Vesna Arben Teuta Yerlan Aigerim'.split(
    ' ',
  );
const stems =
  'Beridze Kapanadze Gelashvili Maisuradze Giorgadze Lomidze Smith Johnson Brown García Fernández López Ivanov Petrov Kowalski Nowak Müller Schmidt Weber Rossi Russo Bianchi Silva Santos Kaya Yılmaz Demir Singh Kumar Sharma Khan Hussain Al-Masri El-Sayed Nguyen Tran Chen Wang Zhang Kim Park Sato Suzuki Okafor Mensah Dlamini Dubois Lefèvre Moreau O’Connor Murphy Novák Svoboda Horváth Nagy Popescu Ionescu Jovanović Hoxha Virtanen Tamm Bērziņš Kazlauskas Akhmetov'.split(
    ' ',
  );
const syllables = 'ba be da de fa ga go ha ka ko la li ma mi na no pa ra ri sa so ta ti va vi za zo sha cho kha'.split(
  ' ',
);

/** Some 20,000 last names: few common, many rare. */
export function makeLastNames(random: () => number): string[] {
  const made = new Set<string>(stems);
  while (made.size < 20_000) {
    let name = '';
    for (let n = 2 + Math.floor(random() * 2); n > 0; n--) name += syllables[Math.floor(random() * syllables.length)];
    name += ['dze', 'shvili', 'ov', 'ski', 'son', 'ez', 'ic', 'man', 'ian', 'ashi'][Math.floor(random() * 10)];
    made.add(name[0]!.toUpperCase() + name.slice(1));
  }
  return [...made];
}
export const firstNames: readonly string[] = first;

export const nationalities =
  'GEO USA GBR DEU FRA ESP ITA POL UKR TUR IND CHN JPN BRA NGA GHA KAZ UZB ARM AZE ROU BGR HUN CZE SVK SRB HRV ALB GRC PRT NLD BEL CHE AUT SWE NOR DNK FIN EST LVA LTU IRL MEX ARG COL PER CHL EGY MAR TUN ISR JOR ARE SAU PAK BGD LKA THA VNM PHL IDN MYS KOR AUS NZL ZAF KEN ETH UGA TZA MDA BLR MNG NPL ISL MLT CYP LUX'.split(
    ' ',
  );
