/** Forms of address and ranks, which do not identify a person. */
const honorifics = `
  mr mrs ms miss mister dr doctor prof professor sir lord lady dame madam monsieur madame mme herr frau senor senora
  dona sheikh shaikh shaykh sheik cheikh haji hajji hadji hajj al-hajj hajji mullah mulla mawlawi maulavi maulvi
  moulavi mawlavi qari ustad ustadh ayatollah hojatoleslam
  general gen colonel col maj captain capt lieutenant lt commander brigadier admiral sergeant president
  prasident minister senator governor reverend rev father archbishop engineer eng ing
  comrade citizen shri smt esq phd
`;
/** Forms of address that are also names: Hafez al-Assad is not just any Assad, and Abd al-Malik is not Abd. */
const namesToo = `
  don hafiz hafez imam sardar malik sayyid sayed syed sayyed sayid major judge bishop
`;
/** Particles between the parts of a name: often omitted or doubled, with many spellings. */
const particles = `
  al el ul ur ud us il l as ad an ar at az ash at the abu abou umm um bin ibn ben bn bint binti binte
  von van der den de del della dello delle di da do dos das du des la le lo las los st san santa ter ten zu zum zur y e i
  ogly oglu ogli oghlu kyzy kizi qizi gizi jr sr ii iii iv af av av' mc mac o d na
`;
/** Particles of the same meaning, in their spellings. */
const groups = [
  'bin ibn ben bn',
  'bint binti binte',
  'al el ul ur ud us il l as ad an ar at az ash',
  'abu abou abi aba',
  'ogly oglu ogli oghlu',
  'kyzy kizi qizi gizi',
  'de del della dello delle di du des',
  'von van',
  'st san santa',
];

const split = (list: string): string[] => list.trim().split(/\s+/);
export const isHonorific = (word: string): boolean => honorificWords.has(word);
const honorificWords = new Set(split(honorifics));
export const isNameToo = (word: string): boolean => nameTooWords.has(word);
const nameTooWords = new Set(split(namesToo));
export const isParticle = (word: string): boolean => particleWords.has(word);
const particleWords = new Set(split(particles));
/**
 * A particle precedes the word that it belongs to. At the end of a name these are names: Kim Jong Il, Nguyen Thi Van, Amit Das.
 */
export const isNameAtEnd = (word: string): boolean => namesAtEnd.has(word);
const namesAtEnd = new Set(split('an as at ben da das de di do du il lo na san ten van'));

/** Words without a vowel that are not initials: names, abbreviations, and single letters of other scripts. */
export const isWrittenSo = (word: string): boolean =>
  withoutVowel.has(word) || honorificWords.has(word) || particleWords.has(word);
const withoutVowel = new Set(
  split('ng md mhd mhmd bn bt dzh sh zh kh ts ch dz th ph hj vd wm srl ltd krt grg frc srb lv'),
);

const groupOf = new Map(groups.flatMap((group, n) => split(group).map((word) => [word, n] as const)));
export function areSameParticle(a: string, b: string): boolean {
  const group = groupOf.get(a);
  return group !== undefined && group === groupOf.get(b);
}

/** Whether a particle means son or daughter of. */
export const isDescent = (word: string): boolean => areSameParticle(word, 'bin') || areSameParticle(word, 'bint');

/** Common names that differ from each other by a typo or two: they are separate names, not misspellings of each other. */
const otherNames = `
  mohammed mohammad mohamed mohamad muhammad muhammed muhamad mohammod mohamud md mohd | ahmed ahmad ahmet akhmed akhmad achmad
  mahmoud mahmud mahmood mehmood mahmod | hamid hameed hamed | hamad hammad | hamza hamzah
  hassan hasan | hussein husein hussain husain hossein hosein husayn hoseyn huseyin | hashim hashem
  omar umar omer | amir ameer emir | amr | anwar | ammar
  karim kareem | rahim raheem | hakim hakeem | halim haleem | salim saleem selim salem | saleh salih | sami samy | samir sameer
  kamal kamel kemal | jamal jamil jameel gamal | jalal galal | bilal belal | hilal
  nasir nasser naser | basir baseer | bashir basheer | nazir | munir mounir
  rashid rasheed rachid | rashad | khalid khaled | walid waleed | majid majeed | wahid waheed | zahid | shahid | farid fareed
  said saeed saed | sayed sayyed syed | saad sad | daoud dawood daud david
  rahman rehman | rahmat | habib | najib nadjib | aziz | ibrahim ebrahim | ismail ismael | yusuf yousef youssef | yunus younis yunis
`;
const otherNameOf = new Map(
  otherNames.split(/[|\n]/).flatMap((line, n) => split(line).map((word) => [word, n] as const)),
);
export function areOtherNames(a: string, b: string): boolean {
  const of = otherNameOf.get(a);
  const other = otherNameOf.get(b);
  return of !== undefined && other !== undefined && of !== other;
}
