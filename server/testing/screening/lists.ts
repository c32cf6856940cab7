import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ListFormat } from '../../../shared/screening/screening.ts';
import type { Found, ListFile, ReadOptions } from '../../screening/lists/formats/entry.ts';
import { formats } from '../../screening/lists/formats/formats.ts';
import { makeTemporaryFolder } from '../temporary-root.ts';

// Small lists by hand, in the formats that the field uses. Nobody of them exists.

/** Files of one list, on the disk until the run of the tests ends. */
export function listFiles(files: Record<string, string | Uint8Array>): ListFile[] {
  const dir = makeTemporaryFolder('lists');
  return Object.entries(files).map(([name, content]) => {
    const place = path.join(dir, name);
    writeFileSync(place, content);
    return { name, path: place };
  });
}

/** All entries of a list. */
export async function readList(format: ListFormat, files: Record<string, string | Uint8Array>, options?: ReadOptions) {
  const found: Found = { date: null, promised: null };
  const read = await Array.fromAsync(formats[format].read(listFiles(files), found, options));
  const entries = read.filter((one) => one.id !== undefined);
  return { entries, persons: entries.flatMap(({ person }) => person ?? []), found };
}

export const ofacSdn = [
  `101,"MARKOVIL, Tamaz Gela","individual","TEST1] [TEST2","Deputy Minister of Testing",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 09 Jan 1966; alt. DOB circa 1967; POB Kutaisi, Georgia; nationality Georgia; citizen Korea, North; Gender Male; Passport K357514(4) (Georgia) issued 15 Jan 2014 expires 22 Nov 2018; alt. National ID No. 01001-000.123 (Georgia); Phone Number 5550100; a.k.a. 'EL PROBADOR'; Linked To: ACME TEST."`,
  `102,"ACME TEST","-0- ","TEST1",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. 'ACME'."`,
  `103,"QUELVARRO PINTADO, Iria Nuna, Jr.","individual","TEST2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1968 to 1972; Gender Female."`,
  '\x1a',
].join('\r\n');
export const ofacAlt = [
  '101,7,"aka","MARCOVILLI, Tamas",-0- ',
  '101,8,"fka","GELA, Tamaz",-0- ',
  '999,9,"aka","NOBODY",-0- ',
].join('\r\n');
export const ofacAdd = '101,3,"1 Test Street","Kutaisi","Georgia",-0- ';

export const ofacXml = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://example.org/sdn">
  <publshInformation><Publish_Date>05/03/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry>
    <uid>101</uid><firstName>Tamaz Gela</firstName><lastName>MARKOVIL</lastName><title>Deputy Minister of Testing</title>
    <sdnType>Individual</sdnType><remarks>(Linked To: ACME)</remarks>
    <programList><program>TEST1</program><program>TEST2</program></programList>
    <idList>
      <id><uid>1</uid><idType>Passport</idType><idNumber>K357514(4)</idNumber><idCountry>Georgia</idCountry></id>
      <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
    </idList>
    <akaList>
      <aka><uid>7</uid><type>a.k.a.</type><category>strong</category><lastName>MARCOVILLI</lastName><firstName>Tamas</firstName></aka>
      <aka><uid>8</uid><type>a.k.a.</type><category>weak</category><lastName>EL PROBADOR</lastName></aka>
    </akaList>
    <nationalityList><nationality><uid>1</uid><country>Georgia</country><mainEntry>true</mainEntry></nationality></nationalityList>
    <citizenshipList><citizenship><uid>1</uid><country>Korea, North</country></citizenship></citizenshipList>
    <dateOfBirthList><dateOfBirthItem><uid>1</uid><dateOfBirth>09 Jan 1966</dateOfBirth></dateOfBirthItem></dateOfBirthList>
    <placeOfBirthList><placeOfBirthItem><uid>1</uid><placeOfBirth>Kutaisi, Georgia</placeOfBirth></placeOfBirthItem></placeOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>102</uid><lastName>ACME &amp; TEST</lastName><sdnType>Entity</sdnType></sdnEntry>
</sdnList>`;

export const unXml = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>690101</DATAID><FIRST_NAME>TAMAZ</FIRST_NAME><SECOND_NAME>GELA</SECOND_NAME><THIRD_NAME>MARKOVIL</THIRD_NAME>
      <UN_LIST_TYPE>Test</UN_LIST_TYPE><REFERENCE_NUMBER>TTi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON>
      <NAME_ORIGINAL_SCRIPT>თამაზ მარკოვილი</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>Gender: Male. An invented person.</COMMENTS1>
      <DESIGNATION><VALUE>Deputy Minister</VALUE></DESIGNATION>
      <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Tamas Marcovilli; T. Markovil</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Probador</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1966-01-09</DATE></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1967</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1965</FROM_YEAR><TO_YEAR>1969</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Kutaisi</CITY><COUNTRY>Georgia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>AB187304 </NUMBER><ISSUING_COUNTRY>Georgia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES><ENTITY><DATAID>690102</DATAID><FIRST_NAME>ACME TEST</FIRST_NAME></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>`;

export const openSanctionsCsv = `"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","program_ids","dataset","first_seen","last_seen","last_change"
"Q101","Person","Tamaz Markovil","Tamas Marcovilli;Tamaz Gela","1966-01-09;1967","ge;ir","","K3575144;01001000123","Test programme - 2012","","","TEST-1","Test Sanctions List","2023-04-20T09:58:02","2026-11-01T12:00:02","2026-01-01T00:00:00"
"Q102","Company","ACME TEST","","","ge","","","","","","","Test Sanctions List","2023-04-20T09:58:02","2026-11-02T12:00:02","2026-01-01T00:00:00"
"Q103","Person","Iria Quelvarro","","1970","ge","","","","","","","Every Politician","2023-04-20T09:58:02","2026-11-01T12:00:02","2026-01-01T00:00:00"
`;

/** Nested (Q101), flat with what tells of it elsewhere (Q103), and no person (Q102). */
export const ftmJson = [
  {
    ...{ id: 'Q101', schema: 'Person', caption: 'Tamaz Markovil', target: true, datasets: ['test'] },
    ...{ first_seen: '2023-04-20T09:58:02', last_seen: '2026-11-01T12:00:02', referents: [] },
    properties: {
      ...{ name: ['Tamaz Markovil', 'თამაზ მარკოვილი'], alias: ['Tamas Marcovilli'], weakAlias: ['Probador'] },
      ...{ birthDate: ['1966-01-09'], gender: ['male'], nationality: ['ge'], birthPlace: ['Kutaisi'] },
      ...{ passportNumber: ['K3575144'], topics: ['sanction', 'role.rca'], position: ['Deputy Minister'] },
      sanctions: [
        {
          ...{ id: 's1', schema: 'Sanction', datasets: ['test'] },
          properties: { entity: ['Q101'], programId: ['TEST-1'], listingDate: ['2012-12-31'], reason: ['Testing'] },
        },
      ],
      sourceUrl: ['javascript:alert(1)', 'https://example.org/q101'],
    },
  },
  { id: 'Q102', schema: 'Company', caption: 'ACME', target: true, datasets: ['test'], properties: { name: ['ACME'] } },
  {
    ...{ id: 's3', schema: 'Sanction', caption: 'S', target: false, datasets: ['test'] },
    properties: { entity: ['Q103'], program: ['Test programme'], startDate: ['2020-05-01'] },
  },
  {
    ...{ id: 'p3', schema: 'Passport', caption: 'P', target: false, datasets: ['test'] },
    properties: { holder: ['Q103'], number: ['ZZ100'], country: ['ge'], type: ['Diplomatic'] },
  },
  {
    ...{ id: 'Q103', schema: 'Person', caption: 'Iria Quelvarro', target: true, datasets: ['test'] },
    ...{ last_seen: '2026-11-03T12:00:02', properties: { birthDate: ['1970'], topics: ['role.pep', 'crime.fraud'] } },
  },
  { id: 'Q104', schema: 'Person', caption: 'A relative', target: false, datasets: ['test'], properties: {} },
]
  .map((entity) => JSON.stringify(entity))
  .join('\n');
