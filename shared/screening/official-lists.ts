import type { ListFormat } from './screening.ts';

/** A list that a public authority publishes under one name, and where it does. */
export interface OfficialList {
  /** What our lists know it by. */
  key: string;
  title: string;
  authority: string;
  /** Layouts that it is published in. */
  formats: readonly ListFormat[];
  /** Words of a title that mean this list. */
  called: RegExp;
  /** Names of its files as published; they tell apart lists of one layout. */
  files?: RegExp;
  /** Addresses of its files, fetched together. None: it is published to registered users only, and imported from files. */
  urls: readonly string[];
  /** Where the publisher describes it. */
  page: string;
  licence: string;
}

const treasury = 'US Treasury, OFAC';
const ofacExports = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports';
const publicDomain = 'Work of the US government, public domain';

/** More particular ones first: a title is of the first list whose words it has. */
export const officialLists: readonly OfficialList[] = [
  {
    ...{ key: 'ofac-consolidated', title: 'OFAC consolidated (non-SDN)', authority: treasury, licence: publicDomain },
    formats: ['ofac_csv', 'ofac_xml'],
    called: /non[\s-]?sdn|ofac.*consolidated|consolidated.*ofac/i,
    files: /(^|[^a-z])cons(olidated|[_-]?(prim|alt|add|comments))?([^a-z]|$)/i,
    urls: [`${ofacExports}/CONSOLIDATED.XML`],
    page: 'https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists',
  },
  {
    ...{ key: 'ofac', title: 'OFAC SDN', authority: treasury, licence: publicDomain },
    formats: ['ofac_csv', 'ofac_xml'],
    called: /\bsdn\b|ofac|specially designated/i,
    files: /(^|[^a-z])(sdn|alt|add)([^a-z]|$)/i,
    urls: [`${ofacExports}/SDN.XML`],
    page: 'https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists',
  },
  {
    ...{ key: 'un', title: 'UN consolidated list', authority: 'UN Security Council' },
    ...{ formats: ['un_xml'], called: /\bUN\b|united nations|security council/i },
    urls: ['https://scsanctions.un.org/resources/xml/en/consolidated.xml'],
    page: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
    licence: 'Published by the United Nations for screening use',
  },
  {
    ...{ key: 'eu', title: 'EU consolidated financial sanctions', authority: 'European Commission' },
    ...{ formats: ['eu_xml', 'eu_csv'], called: /\bEU\b|european|\bFSF\b/i },
    // The token is the one that the Commission prints in its public catalogue (data.europa.eu).
    urls: ['https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw'],
    page: 'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions',
    licence: 'Reuse allowed with the source named (Commission Decision 2011/833/EU)',
  },
  {
    ...{ key: 'uk', title: 'UK Sanctions List', authority: 'UK Foreign, Commonwealth & Development Office' },
    ...{ formats: ['uk_xml', 'uk_csv'], called: /\bUK\b|united kingdom|british|\bFCDO\b/i },
    urls: ['https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml'],
    page: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
    licence: 'Open Government Licence v3.0',
  },
  {
    ...{ key: 'ch-seco', title: 'Swiss sanctions (SECO)', authority: 'Switzerland, SECO' },
    ...{ formats: ['seco_xml'], called: /swiss|switzerland|\bSECO\b/i },
    urls: [
      'https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction',
    ],
    page: 'https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html',
    licence: 'Open use with the source named (opendata.swiss)',
  },
  {
    ...{ key: 'ua-nsdc', title: 'Ukraine State Sanctions Register', authority: 'Ukraine, NSDC' },
    ...{ formats: ['nsdc_json'], called: /\bNSDC\b|ukrain|рнбо/i },
    urls: [],
    page: 'https://drs.nsdc.gov.ua/',
    licence: 'CC BY 4.0; its interface needs a registration',
  },
];

export const officialList = (key: string): OfficialList | undefined => officialLists.find((one) => one.key === key);
