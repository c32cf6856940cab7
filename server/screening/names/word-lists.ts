/** Forms of address and ranks: they say nothing about who somebody is. */
const honorifics = `
  mr mrs ms miss mister dr doctor prof professor sir lord lady dame madam monsieur madame mme herr frau senor senora
  dona sheikh shaikh shaykh sheik cheikh haji hajji hadji hajj al-hajj hajji mullah mulla mawlawi maulavi maulvi
  moulavi mawlavi qari ustad ustadh ayatollah hojatoleslam
  general gen colonel col maj captain capt lieutenant lt commander brigadier admiral sergeant president
  prasident minister senator governor reverend rev father archbishop engineer eng ing
  comrade citizen shri smt esq phd
`;
/** Forms of address that are names as well: Hafez al-Assad is not any Assad, and Abd al-Malik is no Abd. */
const namesToo = `
  don hafiz hafez imam sardar malik sayyid sayed syed sayyed sayid major judge bishop
`;
/** Between the parts of a name: left out, doubled and written in many ways. */
const particles = `
  al el ul ur ud us il l as ad an ar at az ash at the abu abou umm um bin ibn ben bn bint binti binte
  von van der den de del della dello delle di da do dos das du des la le lo las los st san santa ter ten zu zum zur y e i
  ogly oglu ogli oghlu kyzy kizi qizi gizi jr sr ii iii iv af av av' mc mac o d na
`;
/** Of one meaning, in the spellings of those who write them. */
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
/** A particle stands before what it belongs to. Where nothing follows, these are names: Kim Jong Il, Nguyen Thi Van, Amit Das. */
export const isNameAtEnd = (word: string): boolean => namesAtEnd.has(word);
const namesAtEnd = new Set(split('an as at ben da das de di do du il lo na san ten van'));

const groupOf = new Map(groups.flatMap((group, n) => split(group).map((word) => [word, n] as const)));
export function areSameParticle(a: string, b: string): boolean {
  const group = groupOf.get(a);
  return group !== undefined && group === groupOf.get(b);
}

/** Short forms in everyday use, and what one name is in languages that are near to each other. */
const shortForms = `
  alexander aleksandr alexandr oleksandr olexandr alex aleks sasha sacha sandro alexandre alejandro
  alexandra aleksandra alex sasha sandra | alexei aleksey alexey aleksei oleksiy oleksii alyosha lyosha
  andrei andrey andriy andrii | anastasia anastasiya nastya | andrew andy drew | anthony antony tony
  antonio tony toni | arkady arkadiy arkadi arkasha | benjamin ben benny benji bibi binyamin | boris borya
  catherine katherine kathryn kate katie cathy kathy | charles charlie chuck chas | christopher chris | daniel dan danny
  david dave davit dato | dmitry dmitri dmitriy dmitrii dmytro dima mitya | elena yelena olena lena | donald don
  edward ed eddie ted | elizabeth liz beth | evgeny yevgeny evgeniy yevgeniy evgenii yevhen zhenya
  francisco paco pancho | frederick fred freddy | george georgi giorgi gia | gregory greg
  grigory grigoriy hryhoriy hryhorii grisha | igor gosha | ivan vanya | jacob jake | james jim jimmy jamie
  john johnny jack jon | jose pepe | joseph joe joey | joseph iosif | konstantin konstantine constantine kostya kote | lawrence laurence larry
  leonid lyonya | lev lyova | manuel manolo | margaret maggie meg peggy | maria masha ma | matthew matt
  michael mike mick mickey | mikhail mykhailo mykhaylo misha mihail |
  mohammed mohammad mohamed mohamad muhammad muhammed md mohd muhd muh moh | nicholas nick nicolas
  nikolai nikolay nikolaj mykola kolya | oleg olezhka | patrick pat paddy | pavel pavlo pasha | peter pete
  pyotr petr petro petya | richard rick rich dick ricky | robert rob bob bobby bert | roman roma | samuel sam sammy
  sergei sergey sergej serhii seryozha | stanislav stas | stephen steven steve | svetlana sveta
  tatiana tatyana tanya | thomas tom tommy | theodore ted teddy theo | timothy tim | valentin valya
  valery valeriy valera | vasily vasiliy vasyl vasya | victor viktor vitya | vladimir volodymyr volodya vova wladimir
  vladislav vlad | vyacheslav slava | william bill billy will willy wm | yaroslav slava
  yekaterina ekaterina kateryna katya | yury yuri yuriy iurii yura jurij | zurab zura | barack barry
`;
const formsOf = new Map<string, Set<number>>();
for (const [n, line] of shortForms.split(/[|\n]/).entries()) {
  for (const word of split(line)) formsOf.set(word, (formsOf.get(word) ?? new Set()).add(n));
}
export function areForms(a: string, b: string): boolean {
  const of = formsOf.get(a);
  const other = formsOf.get(b);
  return of !== undefined && other !== undefined && !of.isDisjointFrom(other);
}
