/**
 * Short forms in everyday use, and what one name is in languages that are near to each other: groups of words in letters a to z,
 * any two of which may be the same person's. Known to those who made it; no table that may be shipped has Georgian ones.
 */
const western = `
  alexander aleksandr alexandr oleksandr olexandr alex aleks sasha sacha sandro alexandre alejandro
  alexandra aleksandra alex sasha sandra | alexei aleksey alexey aleksei oleksiy oleksii alyosha lyosha
  andrei andrey andriy andrii | anastasia anastasiya nastya | andrew andy drew | anthony antony tony | antonio tony toni
  arkady arkadiy arkadi arkasha | benjamin ben benny benji bibi binyamin | boris borya
  catherine katherine kathryn kate katie cathy kathy | charles charlie chuck chas | christopher chris | daniel dan danny
  david dave davit dato | dmitry dmitri dmitriy dmitrii dmytro dima mitya | elena yelena olena lena | donald don
  edward ed eddie ted | elizabeth liz beth | evgeny yevgeny evgeniy yevgeniy evgenii yevhen zhenya | francisco paco pancho
  frederick fred freddy | george georgi giorgi gia | gregory greg | grigory grigoriy hryhoriy hryhorii grisha | igor gosha
  ivan vanya | jacob jake | james jim jimmy jamie | john johnny jack jon | jose pepe | joseph joe joey | joseph iosif
  konstantin konstantine constantine kostya kote | lawrence laurence larry | leonid lyonya | lev lyova | manuel manolo
  margaret maggie meg peggy | maria masha ma | matthew matt | michael mike mick mickey
  mikhail mykhailo mykhaylo misha mihail | mohammed mohammad mohamed mohamad muhammad muhammed md mohd muhd muh moh
  nicholas nick nicolas | nikolai nikolay nikolaj mykola kolya | oleg olezhka | patrick pat paddy | pavel pavlo pasha
  peter pete | pyotr petr petro petya | richard rick rich dick ricky | robert rob bob bobby bert | roman roma
  samuel sam sammy | sergei sergey sergej serhii seryozha | stanislav stas | stephen steven steve | svetlana sveta
  tatiana tatyana tanya | thomas tom tommy | theodore ted teddy theo | timothy tim | valentin valya | valery valeriy valera
  vasily vasiliy vasyl vasya | victor viktor vitya | vladimir volodymyr volodya vova wladimir | vladislav vlad
  vyacheslav slava | william bill billy will willy wm | yaroslav slava | yekaterina ekaterina kateryna katya
  yury yuri yuriy iurii yura jurij | zurab zura | barack barry | abraham abe avi avraham | albert al bert | alfred fred alf
  alice ali alicja | amanda mandy | arthur art artur | barbara barb babs basia | bernard bernie | bartholomew bart
  caroline carol carrie | cecilia cissy | clement clem | cornelius corneel | deborah deb debbie | dorothy dot dolly
  eleanor ellie nell nora | emily em milly | ernest ernie | eugene gene | ferdinand ferdi nando | florence flo
  frances fran fanny | gabriel gabe | gerald gerry jerry | gertrude trudy | gilbert gil | harold harry hal
  helen nell nellie helena lena | henry harry hank hal heinrich heinz | herbert bert herb | isabella bella isa izzy isabel
  jacqueline jackie | jeffrey jeff geoffrey geoff | jennifer jen jenny | jeremiah jeremy jerry | jessica jess jessie
  jonathan jon jonny | joshua josh | judith judy | julian jules | katarina kata kati | kenneth ken kenny
  leonard len leo lenny | louis lou louie luis | lucas luke luca | mary molly polly mae mia | martin marty | maximilian max
  melissa mel | nathaniel nathan nate nat | oliver ollie | pamela pam | philip phil | raymond ray | rebecca becky
  ronald ron ronnie | rosemary rose rosie | sarah sally sadie | sebastian seb bastian | sophia sophie sofia
  susan sue susie suzanne | teresa terry tess theresa | valentina valya | victoria vicky vika viktoria | vincent vince
  virginia ginny | walter walt wally | zachary zach zack | johannes hans jan | josef sepp jupp beppo | ludwig lutz
  matthias matze hias | michael michi michaela | sebastian wastl | wolfgang wolf | ulrich uli ulli | rudolf rudi
  siegfried sigi | gerhard gerd | dietrich dieter dirk | nikolaus klaus niklas | elisabeth lisa elsa ilse lisl betty
  margarete grete gretel rita | guillermo memo | ignacio nacho | jesus chucho chuy | enrique quique | eduardo lalo edu
  fernando nando | rafael rafa | roberto beto | alberto beto | gilberto beto | concepcion concha | dolores lola
  guadalupe lupe lupita | rosario charo | mercedes meche | consuelo chelo | luis lucho | sergio checo
  giuseppe peppe beppe pino | francesco franco cecco ciccio | giovanni gianni nino vanni | luigi gigi | salvatore toto turi
  vincenzo enzo | mustafa musti mustapha | mehmet memo | ibrahim ibo brahim | suleiman sulo suleyman | abdullah abdo abdallah
  fatima fatma fatou | anna anya nyura anka ania annushka | antonina tonya | artem tyoma artyom | bogdan bodya | daria dasha
  denis den | eduard edik | ekaterina katya katyusha | evgenia zhenya yevgenia | fyodor fedor fedya theodor | galina galya
  gennady gena gennadiy | georgy gosha zhora yegor egor yuri | ilya ilyusha | inna inga | irina ira irinka iryna
  kirill kira kyrylo | ksenia ksyusha oksana | larisa lara | lidia lida | lyubov lyuba | lyudmila lyuda mila ludmila
  maksim maxim max maks | marina mara | nadezhda nadya nadia | natalia natasha nata nataliya nataliia | nina nino
  olga olya olha | pavel pasha pavlik | polina polya | raisa raya | rostislav rostik slava | ruslan rusik
  semyon syoma semen simon | sofia sonya | stepan styopa | timofey tima | valeria lera | vasilisa vasya | vera verochka
  veronika nika | vitaly vitalik vitaliy vitalii | vladislav vladik slava | yakov yasha jacob | zinaida zina | zoya zoyka
  jan janek jasiek | jozef jozek | stanislaw staszek stasiek | wojciech wojtek | krzysztof krzysiek | katarzyna kasia
  malgorzata gosia | agnieszka aga | andrzej jedrek | tomasz tomek | pawel pawelek | grzegorz grzesiek | tadeusz tadek
  zbigniew zbyszek | jerzy jurek | ewa ewka | joanna asia | piotr piotrek | dragan gagi | milorad mile
  slobodan sloba slobo boba | radovan rade | nikola nidza | aleksandar aca | vojislav voja | zoran zoki | miroslav mirko miro
  konstantinos kostas costas dinos kostis | dimitrios dimitris mitsos jimmy | georgios giorgos george yorgos yiorgos
  ioannis giannis yannis yiannis john | nikolaos nikos | panagiotis panos takis | athanasios thanasis thanos
  evangelos vangelis | spyridon spyros | theodoros thodoris | vasileios vasilis bill | alexandros alekos alexis
  anastasios tasos | apostolos tolis | christos chris | emmanouil manolis | michail michalis | stavros stavrakis
  aikaterini katerina
`;
const georgian = `
  alexandre aleksandre alexander sandro aleko sasha sandrika | avtandil avto avtandila | archil achiko | besarion besik beso
  bidzina bizina | david davit dato data datuna datiko datka dachi | dimitri dito mito dima | elene elena eliko lena
  erekle eko | eteri eter | ekaterine eka katerine katya katie | gabriel gabo
  george giorgi gia giga gio goga gogi gogita goglika gigi giorga guga | grigol grisha gigla | guram gurami guga gurika
  ilia iliko | ioseb iosebi joseph soso sos | irakli ika iraklika | ivane vano vaniko ivan | kakhaber kakha kakhi
  ketevan keti keto ketino keta | konstantine kote kotiko koka | levan levaniko leo | luarsab luka | malkhaz malkho makho
  makvala maka | manana mana | mariam mari maro mariko marika mariami maria | maia maiko | merab mera merabi
  mikheil misha mikho miho mikheila mishiko | nana nanuka | natela natalia nato natuka | natia nati
  nikoloz nikolozi nika niko nikusha koka kola nicholas | nino nin nini nutsa ninutsa ninuka ninia | nodar nodo nodariko
  nugzar nugo nugzari | omar omari | otar otari otiko | pavle pavlika | petre petriko | revaz rezo reziko rezi revazi
  rusudan rusa ruso rusiko | salome salo | sergi sergo seriozha | shalva shaliko shalo | shota shotiko | simon svimon simonika
  solomon soliko moni | sopio sophia sopo sopho sopiko sofiko sofia sofo | tamar tamara tamuna tamriko tako tamo tamta tamuni
  teimuraz temo temuri temur temurazi | tengiz tengo gizo tengizi | teona teo tea | tinatin tina tiniko tiko
  tornike toko torniko | vakhtang vakho vako vakhushti | valeri valiko valera | vasil vaso vasiko vasili
  vladimer lado vova ladiko vladimir | zakaria zako | zaza zazuka | zurab zura zuriko zuka zurabi | zviad zviadi zviko
  anzor anzori | barbare babi babilina | elguja guja | gela geliko | giorgi gocha | jemal jemali | khatuna khato khatia
  lali laliko | lela leliko | mamuka mamuk | nunu nuni | roin roini | romeo rometi | tariel taro tarieli | ucha uchana
`;

const formsOf = new Map<string, Set<number>>();
for (const [n, group] of `${western}|${georgian}`.split(/[|\n]/).entries()) {
  for (const word of group.split(' ').filter(Boolean)) formsOf.set(word, (formsOf.get(word) ?? new Set()).add(n));
}

/** May one be short for the other, or the other's form in a language near to it? */
export function areForms(a: string, b: string): boolean {
  const of = formsOf.get(a);
  const other = formsOf.get(b);
  return of !== undefined && other !== undefined && !of.isDisjointFrom(other);
}
