import { cleanup, render } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrintInput } from '../../../shared/report/report.ts';
import { eventually } from '../../../shared/testing/eventually.ts';
import { clear, printReport } from './print-report.tsx';
import { Report } from './report.tsx';
import { makeSource } from './source.ts';
import { specimen } from './specimen.ts';
import { fixtures, inProgress, latin, listed, twelve } from './testing/fixture.ts';
import { hostile } from './testing/hostile.ts';
import { warmUp } from './warm-up.ts';

afterEach(cleanup);

const draw = (input: PrintInput) => render(() => <Report of={makeSource(input)} />).container;
const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const section = (page: Element, title: string): HTMLElement =>
  [...page.querySelectorAll('h2')].find((h2) => h2.textContent!.startsWith(title))!.closest('section')!;

it('security.md C1: says who asserted each value, and what the capture page read and nobody verified', () => {
  const { session } = specimen.record;
  const source = {
    kind: 'key',
    keyId: null,
    keyName: 'Onboarding',
    engine: { name: 'Acme Vision', version: '2.1' },
  } as const;
  const wording = { ...source, at: '2026-11-23T12:00:05.000Z' };
  const described = {
    ...session,
    sources: { faceLevel: wording, idReal: { ...wording, engine: null }, 'subject.firstName': wording },
    claim: {
      subject: { lastName: 'Claimed' },
      mrz: null,
      issuingState: null,
      source: { ...wording, kind: 'capture' as const },
    },
  };
  const summary = words(section(draw({ ...specimen, record: { ...specimen.record, session: described } }), 'Summary'));
  expect(summary).toContain('Source: Acme Vision 2.1 (API key “Onboarding”), 23 Nov 2026, 12:00:05 UTC');
  expect(summary).toContain('ID is real: API key “Onboarding”, 23 Nov 2026');
  expect(summary).toContain('Read by the capture page, not verified');
  expect(summary).toContain('Claimed');
  // A report that was asked for before sources were kept is made as well.
  const { sources: _, claim: __, ...old } = session;
  expect(
    words(section(draw({ ...specimen, record: { ...specimen.record, session: old as typeof session } }), 'Summary')),
  ).not.toContain('Source:');
});

describe.each(Object.entries(fixtures))('a report: %s', (_, make) => {
  it('has one title, every section in the order of the page, and an outline without gaps', () => {
    const page = draw(make());
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    const titles = [...page.querySelectorAll('h2')].map((h2) => h2.firstChild!.textContent);
    expect(titles).toEqual([
      'Summary',
      'MRZ',
      'Customer activities',
      'PEP info',
      'Extra fields',
      'Notes',
      'Photos',
      'Attempts history',
      'Decisions',
      'Timeline',
      'Integrity of this report',
    ]);
    expect(page.querySelector('h4, h5, h6')).toBeNull();
  });

  it('can be read aloud: heads have a scope, tables of rows a caption, pictures say what they are, the rest is hidden', () => {
    const page = draw(make());
    for (const th of page.querySelectorAll('th')) expect(th.getAttribute('scope')).toBeTruthy();
    for (const table of page.querySelectorAll<HTMLTableElement>('table:has(thead)'))
      expect(words(table.caption)).not.toBe('');
    for (const img of page.querySelectorAll('img')) expect(img.alt).toMatch(/^(Photo \d+: .+, taken |Logo of )/);
    for (const svg of page.querySelectorAll('svg')) {
      expect(svg.getAttribute('aria-hidden') === 'true' || svg.getAttribute('aria-label')).toBeTruthy();
    }
  });

  it('has all of the subject, each event and each photo with its hash', () => {
    const input = make();
    const page = draw(input);
    const { session, events, photoHashes } = input.record;
    const all = page.textContent!;
    for (const field of ['documentNumber', 'personalNumber', 'nativeName'] as const) {
      const value = session.subject?.[field];
      if (value) expect(all).toContain(value);
    }
    expect(section(page, 'Timeline').querySelectorAll('tbody tr')).toHaveLength(events.length);
    for (const { sha256 } of photoHashes) expect(all).toContain(sha256);
  });
});

describe('the first page', () => {
  it('has the document beside the face of the newest attempt that has both, and says which photos they are', () => {
    const input = latin();
    const names = () => [...draw(input).querySelectorAll<HTMLImageElement>('.glance img')].map((img) => img.alt);
    expect(names()).toEqual([expect.stringMatching(/Document front/), expect.stringMatching(/Selfie|Liveness/)]);
    const { photos } = input.record.session;
    input.missing = photos.filter(({ kind }) => kind === 'document_front').map(({ id }) => id);
    expect(names()).toEqual([expect.stringMatching(/Selfie|Liveness/)]);
    input.missing = photos.map(({ id }) => id);
    expect(draw(input).querySelector('.glance')).toBeNull();
  });

  // R12, and findings/real-world.md 17: each value from right to left stands alone, so the words around it keep their order.
  it('R12: how the words of an Arabic name differ, links and positions are apart from what is said of them', () => {
    const input = structuredClone(listed());
    const [first] = input.record.session.screened!.result!.hits;
    Object.assign(first!.person, { positions: ['وزير', 'Minister'], links: [{ name: 'شركة', relation: 'owner' }] });
    const name = first!.reasons.find((reason) => reason.on === 'name')!;
    name.words = [
      { subject: 'علي', listed: 'سليم', how: 'typo', likeness: 0.8 },
      { subject: null, listed: 'ولد', how: 'extra', likeness: 0 },
    ];
    const page = draw(input);
    const around = (text: string) =>
      [...page.querySelectorAll('bdi')].find((bdi) => bdi.textContent === text)?.parentElement?.innerHTML;
    expect(around('ولد')).toBe(
      '<bdi lang="ar">سليم</bdi>: one letter differs; <bdi lang="ar">ولد</bdi>: only on the list',
    );
    expect(around('شركة')).toBe('<bdi lang="ar">شركة</bdi> (<bdi>owner</bdi>)');
    expect(around('وزير')).toBe('<bdi lang="ar">وزير</bdi>; <bdi>Minister</bdi>');
  });

  it('says the reasons of a rejection beside the state', () => {
    expect(words(draw(listed()).querySelector('header'))).toContain('ReasonsSanctions lists, Black Sea case');
    expect(words(draw(latin()).querySelector('header'))).not.toContain('Reasons');
  });
});

describe('what reviewers did', () => {
  it('names both pairs of eyes, the correction with its reason, and the tags of a company', () => {
    const page = draw(latin());
    expect(words(page.querySelector('header'))).toContain('two reviewers: Nino Kapanadze, then Ben Koval');
    expect(words(section(page, 'Summary'))).toContain('Read from document: Kapana0ze');
    expect(words(section(page, 'Summary'))).toContain('The front reads D; the machine-readable zone was misread.');
    expect(words(section(draw(listed()), 'Decisions'))).toContain('Sanctions lists, Black Sea case');
  });

  it('puts a letter before the words of each writer, with a legend and the times at the side', () => {
    const notes = section(draw(latin()), 'Notes');
    expect(words(notes.querySelector('.legend ul'))).toBe(
      'ANino Kapanadze BBen Koval CAmélie Świątek'.replace(/ (?=[BC][BA])/g, ''),
    );
    const [, paragraph] = notes.querySelectorAll('.note-text tr');
    expect(words(paragraph!.querySelector('td'))).toMatch(
      /^AThe hologram .* to blue\. BI have compared .* @Amélie Świątek, please look at \[MRZ: Last name\]\.$/,
    );
    expect(words(paragraph!.querySelector('.when'))).toBe('A 23 Nov 2026, 09:21 to 09:22B 23 Nov 2026, 09:26');
  });

  it('draws the marks over their photo and says them in words with their threads', () => {
    const photos = section(draw(latin()), 'Photos');
    const first = photos.querySelector('.photo')!;
    expect(first.querySelectorAll('svg.marks > g')).toHaveLength(3);
    expect(words(first.querySelector('table'))).toContain('Box 1A Nino Kapanadze');
    expect(words(first.querySelector('table'))).toContain('A D: the front has it clearly.');
    expect(words(first.querySelector('table'))).toContain('Resolved by Ben Koval');
    expect(words(section(draw(latin()), 'Notes'))).not.toContain('A D: the front has it clearly.');
  });

  it('marks the wrong letters of the MRZ and nothing else', () => {
    const marks = [...section(draw(latin()), 'MRZ').querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marks).toEqual(['0', '6']);
  });

  it('says what the conditions saw once, and refers to it where they say the same', () => {
    const decisions = section(draw(latin()), 'Decisions');
    expect(decisions.querySelectorAll('table.grid')).toHaveLength(1);
    expect(words(decisions).match(/Conditions as at decision 1\./g)).toHaveLength(2);
  });
});

it('compares twelve attempts in three tables, each with what differs from the one before', () => {
  const tables = [...section(draw(twelve()), 'Attempts').querySelectorAll('table')];
  expect(tables.map((table) => words(table.caption).split(' of ')[0])).toEqual([
    'Attempts 12 to 9',
    'Attempts 8 to 5',
    'Attempts 4 to 1',
  ]);
  // The last of a table is compared with the first of the next.
  expect(words(tables[0]!.querySelector('tbody tr:nth-child(5)'))).toContain('Failed');
  expect(tables[1]!.querySelectorAll('.changed').length).toBeGreaterThan(0);
});

it('says that it is not final, and which photo could not be read', () => {
  const page = draw(inProgress());
  expect(words(page.querySelector('[role=note]'))).toMatch(/^Not final\./);
  expect(words(page)).toContain('This photo could not be read');
  expect(section(page, 'Photos').querySelectorAll('img')).toHaveLength(1);
  expect(draw(latin()).querySelector('[role=note]')).toBeNull();
});

describe('hostile words', () => {
  it('are text, whatever they look like', () => {
    const page = draw(hostile());
    expect(page.querySelector('script, b > b, img[src=x]')).toBeNull();
    expect([...page.querySelectorAll('a')].map((a) => a.protocol)).toEqual([]);
    expect(page.textContent).toContain('<script>alert(1)</script>');
    expect(page.textContent).toContain('</td></tr></table>');
  });
  it('turn nothing around them: overrides and isolates are written out', () => {
    expect(draw(hostile()).textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('printReport', () => {
  const open = (faces: Partial<FontFace>[] = []) => {
    document.body.innerHTML = '<main id="report"></main>';
    Object.defineProperty(document, 'fonts', {
      configurable: true,
      value: Object.assign(faces, { load: async () => [] }),
    });
  };
  it('draws a report in the place of the one before, with its title, language, paper and colour', async () => {
    open();
    const first = printReport(specimen);
    await expect(first).resolves.toEqual({
      title: expect.stringContaining('Identity verification report 2026-000000'),
      lang: 'en',
    });
    const input = { ...specimen, issue: { ...specimen.issue, paper: 'Letter' as const, number: '2026-000007' } };
    await printReport(input);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.title).toContain('2026-000007');
    expect(document.documentElement.dataset.paper).toBe('Letter');
    expect(document.documentElement.style.getPropertyValue('--brand')).toBe('#14171d');
    clear();
    expect(document.getElementById('report')!.childNodes).toHaveLength(0);
  });
  it('warms up on a specimen, and leaves alone what was asked for meanwhile', async () => {
    open();
    const warming = warmUp();
    await Promise.resolve();
    const input = { ...specimen, issue: { ...specimen.issue, number: '2026-000008' } };
    await Promise.all([warming, printReport(input)]);
    expect(words(document.querySelector('header'))).toContain('2026-000008');
    clear();
    await warmUp();
    expect(document.getElementById('report')!.childNodes).toHaveLength(0);
  });
  it('asks for no picture of the specimen, and rejects by name when one does not come', async () => {
    open();
    await printReport(specimen);
    expect(document.querySelector('img')).toBeNull();
    const printing = printReport({ ...specimen, missing: [] });
    await eventually(() => expect(document.querySelector('#report img')).not.toBeNull());
    document.querySelector('#report img')!.dispatchEvent(new Event('error'));
    await expect(printing).rejects.toThrow('/photo/0');
    clear();
  });
  it('R20 rejects by name when the file of a font does not come: nothing else takes its place', async () => {
    const face = { family: 'Noto Sans Tamil', weight: '400', style: 'normal', unicodeRange: 'U+B80-BFF' };
    open([{ ...face, status: 'error' }]);
    await expect(printReport(specimen)).rejects.toThrow('No font for Noto Sans Tamil, 400');
    clear();
  });
  it('R21 counts on the first page what no font has', async () => {
    open();
    const { session } = specimen.record;
    const subject = { ...session.subject!, firstName: '\u{10a40}' };
    await printReport({ ...specimen, record: { ...specimen.record, session: { ...session, subject } } });
    expect(document.querySelector('.undrawn')!.textContent).toBe('U+10A40');
    expect(words(document.querySelector('.undrawn-remark'))).toMatch(/^\d+ characters? could not be drawn/);
    clear();
    await printReport(specimen);
    expect([...document.querySelectorAll('.undrawn')].map((box) => box.textContent)).not.toContain('U+10A40');
    clear();
  });
});
