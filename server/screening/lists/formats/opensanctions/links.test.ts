import { describe, expect, test } from 'vitest';
import { ofacAlt, ofacXml, readList } from '../../../../testing/screening/lists.ts';

const entity = (id: string, schema: string, properties: Record<string, unknown>, more: object = {}) =>
  JSON.stringify({ id, schema, target: false, properties, ...more });
const person = (id: string, name: string, topic = 'sanction') =>
  entity(id, 'Person', { name: [name], topics: [topic] }, { target: true });

// Issue 16, item 2: a listed person's links are kept.
describe('S11 links of listed persons', () => {
  test('FollowTheMoney, flat: relations that stand by themselves, before or after what they join', async () => {
    const lines = [
      entity('f1', 'Family', { person: ['P1'], relative: ['P2'], relationship: ['father'] }),
      person('P1', 'Iria Quelvarro'),
      entity('o1', 'Ownership', { owner: ['P1'], asset: ['C1'], role: ['majority owner'] }),
      entity('d1', 'Directorship', { director: ['P1'], organization: ['C1'] }),
      entity('C1', 'Company', { name: ['ACME'] }),
      person('P2', 'Tamaz Markovil', 'role.rca'),
      entity('a1', 'Associate', { person: ['P2'], associate: ['P3'] }),
      entity('u1', 'UnknownLink', { subject: ['P3'], object: ['P1'], role: ['Acting for or on behalf of'] }),
      entity('P3', 'Person', { name: ['Somebody Else'] }),
      entity('u2', 'UnknownLink', { subject: ['P1'], object: ['not in the file'] }),
      entity('u3', 'UnknownLink', { subject: ['P1'], object: ['C1'] }),
    ];
    const { persons, entries } = await readList('ftm_json', { 'entities.ftm.json': lines.join('\n') });
    expect(persons.map(({ links }) => links)).toEqual([
      [
        { name: 'Tamaz Markovil', relation: 'father' },
        { name: 'ACME', relation: 'majority owner' },
        { name: 'ACME', relation: 'Directorship' },
        { name: 'Somebody Else', relation: 'Acting for or on behalf of' },
        // The schema's name is none that people read.
        { name: 'ACME', relation: 'Other link' },
      ],
      // He is her father, not she his.
      [
        { name: 'Iria Quelvarro', relation: 'Family' },
        { name: 'Somebody Else', relation: 'Associate' },
      ],
    ]);
    expect(entries.map(({ id }) => id)).toEqual(['P1', 'C1', 'P2', 'P3']);
  });

  test('FollowTheMoney, nested: the word of a relation is of the relative alone', async () => {
    const other = (id: string, name: string) => ({ id, schema: 'Person', properties: { name: [name] } });
    const family = (ends: object) => [{ id: 'f', schema: 'Family', properties: { ...ends, relationship: ['father'] } }];
    const nested = [
      entity('P1', 'Person', {
        name: ['Iria Q'],
        topics: ['sanction'],
        familyPerson: family({ person: ['P1'], relative: [other('P2', 'Tamaz M')] }),
      }),
      entity('P2', 'Person', {
        name: ['Tamaz M'],
        topics: ['sanction'],
        familyRelative: family({ relative: ['P2'], person: [other('P1', 'Iria Q')] }),
      }),
    ];
    const { persons } = await readList('ftm_json', { 'targets.nested.json': nested.join('\n') });
    expect(persons.map(({ links }) => links)).toEqual([
      [{ name: 'Tamaz M', relation: 'father' }],
      [{ name: 'Iria Q', relation: 'Family' }],
    ]);
  });

  test('OFAC: of the CSV with the rest of its long remarks, and of the XML', async () => {
    const remarks = 'DOB 09 Jan 1966; Linked To: IRANIAN GUARD (IRGC); Linked To: ACME';
    const files = {
      'sdn.csv': `101,"MARKOVIL, Tamaz","individual","TEST",-0-,-0-,-0-,-0-,-0-,-0-,-0-,"${remarks}"`,
      'alt.csv': ofacAlt,
      'sdn_comments.csv': '101,"TRADING; alt. DOB 1967; Passport K3575144 (Georgia)."',
    };
    expect((await readList('ofac_csv', files)).persons).toMatchObject([
      {
        births: ['1966-01-09', '1967'],
        numbers: [{ number: 'K3575144', country: 'GE' }],
        links: [
          { name: 'IRANIAN GUARD (IRGC)', relation: 'Linked To' },
          { name: 'ACME TRADING', relation: 'Linked To' },
        ],
      },
    ]);
    const xml = ofacXml.replace('(Linked To: ACME)', '(Linked To: IRANIAN GUARD (IRGC); Linked To: ACME)');
    expect((await readList('ofac_xml', { 'sdn.xml': xml })).persons[0]!.links).toEqual([
      { name: 'IRANIAN GUARD (IRGC)', relation: 'Linked To' },
      { name: 'ACME', relation: 'Linked To' },
    ]);
  });

  test('SECO: from either end, with places by their numbers', async () => {
    const name = (text: string) =>
      `<identity main="true"><name name-type="primary-name"><name-part name-part-type="whole-name"><value>${text}</value></name-part></name><place-of-birth place-id="7"/></identity>`;
    const xml = `<?xml version="1.0"?><swiss-sanctions-list date="2026-11-01">
      <target ssid="1"><individual>${name('Tamaz Markovil')}<relation ssid="9" target-id="2" relation-type="brother-of"/></individual></target>
      <target ssid="2"><individual>${name('Gela Markovil')}</individual></target>
      <target ssid="3"><entity>${name('ACME')}<relation ssid="8" target-id="2" relation-type="owned-by"/></entity></target>
      <place ssid="7"><location>Kutaisi</location><country iso-code="GE">Georgia</country></place>
    </swiss-sanctions-list>`;
    expect((await readList('seco_xml', { 'ch.xml': xml })).persons).toMatchObject([
      { birthPlaces: ['Kutaisi, Georgia'], links: [{ name: 'Gela Markovil', relation: 'brother of' }] },
      {
        links: [
          { name: 'Tamaz Markovil', relation: 'brother of this person' },
          { name: 'ACME', relation: 'owned by this person' },
        ],
      },
    ]);
  });
});
