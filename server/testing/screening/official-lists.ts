// Small official lists by hand, in the layouts as they are published. Nobody of them exists.

export const euXml = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-11-05T15:29:22.000+01:00" globalFileId="1">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.101.1" logicalId="101">
    <remark>Testing</remark>
    <regulation programme="TST" publicationDate="2022-03-01" logicalId="348"><publicationUrl>http://eur-lex.europa.eu/act.pdf</publicationUrl></regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Tamaz" middleName="Gela" lastName="Markovil" wholeName="Tamaz Gela Markovil" function="Deputy Minister" gender="M" strong="true"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Тамаз Марковил" strong="true"/>
    <nameAlias wholeName="Probador" strong="false"/>
    <citizenship region="" countryIso2Code="GE" countryDescription="GEORGIA"/>
    <birthdate circa="false" birthdate="1966-01-09" year="1966" monthOfYear="1" dayOfMonth="9" city="Kutaisi" countryDescription="GEORGIA"/>
    <birthdate circa="true" year="1967"/>
    <birthdate circa="false" yearRangeFrom="1965" yearRangeTo="1969"/>
    <identification number="K3575144" identificationTypeCode="passport" identificationTypeDescription="National passport" countryIso2Code="GE"/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.102.1" logicalId="102">
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias wholeName="ACME TEST" strong="true"/>
  </sanctionEntity>
</export>
`;

const euHeading =
  'fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;Entity_Regulation_Programme;Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;NameAlias_Gender;BirthDate_BirthDate;BirthDate_Year;Citizenship_CountryIso2Code;Identification_Number;Identification_CountryIso2Code';
export const euCsv = `\u{feff}${euHeading}
05/11/2026;101;EU.101.1;Testing;P;person;TST;http://eur-lex.europa.eu/x;Markovil;Tamaz;;Tamaz Markovil;M;;;;;
05/11/2026;101;EU.101.1;Testing;P;person;TST;http://eur-lex.europa.eu/x;;;;;;1966-01-09;1966;GE;;
05/11/2026;102;EU.102.1;;E;enterprise;TST;;;;;ACME TEST;;;;;;
05/11/2026;101;EU.101.1;Testing;P;person;TST;http://eur-lex.europa.eu/x;;;;;;;;;K3575144;GE
`;
export const euCsv10 = `Date_file;Entity_logical_id;Subject_type;Leba_publication_date;Leba_url;Programme;Entity_remark;Naal_lastname;Naal_firstname;Naal_middlename;Naal_wholename;Naal_gender;Naal_function;Birt_date;Birt_place;Birt_country;Iden_number;Iden_country;Citi_country;EU_ref_num
05/11/2026;101;P;2022-03-01;http://eur-lex.europa.eu/x;TST;;Markovil;Tamaz;;Tamaz Markovil;M;;1966-01-09;Kutaisi;GEO;;;GE;EU.101.1
05/11/2026;102;E;2022-03-01;;TST;;;;;ACME TEST;;;;;;;;;EU.102.1
`;

export const ukCsv = `Report Date: 21-Sep-2026
Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Regime Name,Designation Type,Sanctions Imposed,Other Information,UK Statement of Reasons,Date Designated,D.O.B,Nationality(/ies),Passport number,Position,Gender,Town of birth,Country of birth
24/03/2022,TST0001,15000,,MARKOVIL,Tamaz,Gela,,,,Primary Name,,,თამაზ მარკოვილი,Test Regulations 2019,Individual,Asset freeze,,Testing,24/03/2022,09/01/1966,Georgia,K3575144,Deputy Minister,Male,Kutaisi,Georgia
24/03/2022,TST0002,15001,,ACME TEST,,,,,,Primary Name,,,,Test Regulations 2019,Entity,Asset freeze,,,24/03/2022,,,,,,,
24/03/2022,TST0003,15002,,TEST TANKER,,,,,,Primary Name,,,,Test Regulations 2019,Ship,,,,24/03/2022,,,,,,,
24/03/2022,TST0001,15000,,PROBADOR,,,,,,Alias,Low quality a.k.a,,,Test Regulations 2019,Individual,Asset freeze,,Testing,24/03/2022,dd/mm/1967,Georgia,,,Male,,
`;

export const ukXml = `<?xml version="1.0" encoding="utf-8"?>
<Designations><DateGenerated>21/09/2026</DateGenerated>
  <Designation>
    <UniqueID>TST0001</UniqueID><DateDesignated>24/03/2022</DateDesignated><RegimeName>Test Regulations 2019</RegimeName>
    <IndividualEntityShip>Individual</IndividualEntityShip>
    <Names>
      <Name><Name1>Tamaz</Name1><Name2>Gela</Name2><Name6>MARKOVIL</Name6><NameType>Primary Name</NameType></Name>
      <Name><Name6>PROBADOR</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
    </Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>თამაზ მარკოვილი</NameNonLatinScript></NonLatinName></NonLatinNames>
    <IndividualDetails><Individual>
      <DOBs><DOB>09/01/1966</DOB><DOB>dd/mm/1967</DOB></DOBs>
      <Nationalities><Nationality>Georgia</Nationality></Nationalities>
      <PassportDetails><Passport><PassportNumber>K3575144</PassportNumber></Passport></PassportDetails>
      <Positions><Position>Deputy Minister</Position></Positions>
      <BirthDetails><Location><TownOfBirth>Kutaisi</TownOfBirth><CountryOfBirth>Georgia</CountryOfBirth></Location></BirthDetails>
      <GenderDetails><Gender>Male</Gender></GenderDetails>
    </Individual></IndividualDetails>
  </Designation>
  <Designation><UniqueID>TST0003</UniqueID><IndividualEntityShip>Ship</IndividualEntityShip><Names><Name><Name6>TEST TANKER</Name6></Name></Names></Designation>
</Designations>
`;

export const secoXml = `<?xml version="1.0" encoding="UTF-8"?>
<swiss-sanctions-list list-type="whole-list" date="2026-11-01">
  <sanctions-program ssid="20"><program-key lang="ger">Test (de)</program-key><program-key lang="eng">Test</program-key><sanctions-set ssid="4387" lang="eng">Annex</sanctions-set></sanctions-program>
  <target ssid="101"><sanctions-set-id>4387</sanctions-set-id>
    <individual sex="male">
      <identity ssid="1" main="true">
        <name name-type="primary-name">
          <name-part order="2" name-part-type="family-name"><value>Markovil</value><spelling-variant lang="kat" script="Geor">მარკოვილი</spelling-variant></name-part>
          <name-part order="1" name-part-type="given-name"><value>Tamaz</value><spelling-variant lang="kat" script="Geor">თამაზ</spelling-variant></name-part>
        </name>
        <name name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Probador</value></name-part></name>
        <day-month-year day="9" month="1" year="1966"/><day-month-year year="1967" quality="approximate"/>
        <nationality><country iso-code="GE">Georgia</country></nationality>
        <identification-document document-type="passport"><number>K3575144</number><issuer code="GE">Georgia</issuer></identification-document>
      </identity>
      <justification>Testing</justification>
    </individual>
    <modification modification-type="listed" publication-date="2022-03-01" effective-date="2022-03-02"/>
  </target>
  <target ssid="102"><sanctions-set-id>4387</sanctions-set-id><entity/></target>
  <target ssid="103"><object object-type="vessel"/></target>
  <target ssid="104"><individual><identity main="true"><name name-type="primary-name"><name-part name-part-type="family-name"><value>Gone</value></name-part></name></identity></individual>
    <modification modification-type="de-listed" effective-date="2024-01-01"/><modification modification-type="listed" effective-date="2022-01-01"/>
  </target>
</swiss-sanctions-list>
`;

export const nsdcJson = `[
 {
  "sanction": { "sid": "s1", "startDate": "2024-05-12" },
  "subject": { "type": "individual", "name": "Марковіл Тамаз", "translit_name": "Tamaz Markovil", "birthDate": "09.01.1966", "aliases": ["Пробадор {"], "citizenship": ["GE"] }
 },
 { "sanction": { "sid": "s2" }, "subject": { "type": "legal", "name": "ТОВ Тест" } }
]
`;
