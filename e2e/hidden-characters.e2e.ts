import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOf, runOf } from '../server/testing/screening/screening.ts';
import type { Capture } from './capture.ts';
import { wordingOnPage, wrongOnPage } from './hidden-on-page.ts';
import { noteOn, noteSays } from './note-on-page.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

/** Reorders what follows it, from a name that a subject chose (findings/real-world.md 17, cases/16). */
const turn = '\u202e';
const hostile = (name: string) => `${name}${turn}gnp.exe`;
const shown = (name: string) => `${name}‹U+202E›gnp.exe`;

let world: World;
let ana: Reviewer;
let phone: Capture;
let arab: Capture;
const wording = new Set<string>();

async function post(path: string, data: object): Promise<{ id: string }> {
  const answer = await ana.page.request.post(`${world.url}/api${path}`, { headers: { origin: world.url }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** A session of Aurora's; the engine's own strings are hostile as well. */
async function begin(body: object, more: object): Promise<Capture> {
  const one = await world.capture('Aurora', body);
  await one.startAttempt();
  const steps = runOf({ birthDate: '1966-01-09', documentNumber: 'GE1', ...more }).slice(1);
  await one.report(
    ...steps.map((step) =>
      step.type === 'document.read' || step.type === 'result.reported'
        ? { ...step, engine: { name: hostile('Engine'), version: hostile('1.0') } }
        : step,
    ),
  );
  return one;
}

beforeAll(async () => {
  world = await World.open({ documentReview: ['passport'], screening: true });
  // Rejected by every form of the console, but possible through an import.
  await world.killAndRestart(() =>
    world.inDatabase(async ({ db }) => {
      await db
        .updateTable('reviewer')
        .set({ name: hostile('Ana') })
        .where('email', '=', 'ana@example.com')
        .execute();
      await db
        .updateTable('company')
        .set({ name: hostile('Aurora') })
        .where('name', '=', 'Aurora')
        .execute();
    }),
  );
  ana = await world.reviewer('ana');
  const file = {
    name: 'watch.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      listOf([
        {
          id: 'T1',
          name: hostile('Markovil Tamaz'),
          aliases: hostile('Marcovilli'),
          born: '1966-01-09',
          country: 'ge',
        },
      ]),
    ),
  };
  const list = await ana.page.request.post(`${world.url}/api/screening/lists`, {
    headers: { origin: world.url },
    multipart: { title: hostile('Watchlist'), files: file },
  });
  expect(list.status(), await list.text()).toBe(200);
  await post('/keys', { name: hostile('Key') });
  await post('/rejection-tags', { group: 'quality', label: hostile('Reason') });
  await post('/saved-filters', {
    ...{ list: 'sessions', name: hostile('Filter'), shared: true, filter: {}, sort: 'newest', keepSearch: false },
  });
  const tag = await post('/session-tags', { name: hostile('Tag') });
  const body = { reference: hostile('Reference'), extra: { phone: hostile('Phone') } };
  const subject = {
    ...{ firstName: hostile('Tamaz'), lastName: 'Markovil', nativeName: hostile('Native') },
    ...{ documentNumber: hostile('Number'), personalNumber: hostile('Personal') },
  };
  phone = await begin(body, subject);
  // Viewed before.
  await begin(body, subject);
  arab = await begin({ reference: 'R 7' }, { firstName: 'محمد', lastName: 'علي', documentNumber: 'GE2' });
  await ana.page.request.put(`${world.url}/api/sessions/${phone.id}/tags/${tag.id}`, {
    headers: { origin: world.url },
  });
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const labels = ['Ana', 'Aurora', 'Watchlist', 'Markovil Tamaz', 'Key', 'Reason', 'Filter', 'Tag', 'Engine'];
const ofSubject = ['Tamaz', 'Native', 'Number', 'Personal', 'Reference', 'Phone', 'Note'];

/** Checks the page once it shows that text. */
async function look(text: string, of = ana): Promise<void> {
  await expect.poll(() => wordingOnPage(of.page)).toContain(text);
  expect(await wrongOnPage(of.page), of.page.url()).toEqual([]);
  const all = await wordingOnPage(of.page);
  for (const label of [...labels, ...ofSubject]) if (all.includes(shown(label))) wording.add(label);
}

const pages: [what: string, visit: () => Promise<void>][] = [
  ['list', () => ana.open('/sessions').then(() => look(shown('Tamaz')))],
  [
    'preview',
    async () => {
      await ana.pressUntil('j', () => ana.page.locator('[role=row][data-active]').isVisible());
      await ana.pressUntil(' ', () => ana.page.getByRole('complementary').first().isVisible());
      await ana.page.getByRole('complementary').getByText('علي').waitFor();
      await ana.page.keyboard.press('j');
      await ana.page.getByRole('complementary').getByText(shown('Tamaz')).waitFor();
      await look(shown('Native'));
    },
  ],
  [
    'saved filters',
    async () => {
      await ana.open('/sessions');
      await ana.page
        .getByRole('button', { name: /Saved filters/ })
        .first()
        .click();
      await look(shown('Filter'));
    },
  ],
  [
    'search',
    async () => {
      await ana.open('/sessions');
      await ana.page.locator('#search').fill('tamaz');
      await look(shown('Tamaz'));
    },
  ],
  [
    'palette',
    async () => {
      await ana.open('/sessions');
      await ana.rows().first().waitFor();
      await ana.page.keyboard.press('Control+k');
      // It is loaded when it is first opened.
      await ana.page.getByRole('combobox', { name: 'Command menu' }).fill('tamaz');
      await ana.page
        .getByRole('option', { name: /‹U\+202E›/ })
        .first()
        .waitFor();
      await look(shown('Tamaz'));
    },
  ],
  [
    'session',
    async () => {
      await ana.open(`/sessions/${phone.id}`);
      for (const name of ['Tamaz', 'Native', 'Number', 'Personal', 'Reference', 'Phone', 'Tag'])
        await look(shown(name));
    },
  ],
  [
    'screening',
    async () => {
      await ana.page.locator('#pep').getByText(shown('Markovil Tamaz')).first().waitFor();
      await look(shown('Watchlist'));
    },
  ],
  [
    'history of attempts',
    async () => {
      await ana.page.getByRole('tab', { name: 'Attempts history' }).click();
      await look(shown('Number'));
    },
  ],
  [
    'note',
    async () => {
      await ana.open(`/sessions/${phone.id}?tab=notes`);
      await noteSays(ana.page, 'Saved');
      await noteOn(ana.page).click();
      await ana.page.keyboard.insertText(`${hostile('Note')} behind`);
      await noteSays(ana.page, 'Saved');
      const hidden = noteOn(ana.page).locator('.note-hidden');
      expect(await hidden.getAttribute('data-written')).toBe('‹U+202E›');
      // The text after it keeps its direction.
      const text = noteOn(ana.page).locator('p').first();
      const [from, to] = await text.evaluate((p) => {
        const last = p.lastChild as Text;
        const left = (at: number) => {
          const range = document.createRange();
          range.setStart(last, at);
          range.setEnd(last, at + 1);
          return range.getBoundingClientRect().left;
        };
        return [left(last.length - 6), left(last.length - 1)] as const;
      });
      expect(from).toBeLessThan(to!);
      wording.add('Note');
      await look('gnp.exe behind');
    },
  ],
  [
    'decision',
    async () => {
      await ana.open(`/sessions/${phone.id}`);
      const bar = ana.page.getByRole('region', { name: 'Decision', exact: true });
      await bar.getByRole('button', { name: 'Reject' }).click();
      await ana.page.getByRole('dialog').waitFor();
      await look(shown('Reason'));
    },
  ],
  ['person', () => ana.open(`/persons/${phone.id}`).then(() => look(shown('Tamaz')))],
  ['waiting', () => ana.open('/queue').then(() => look(shown('Tamaz')))],
  ['API keys', () => ana.open('/keys').then(() => look(shown('Key')))],
  ['company', () => ana.open('/settings?tab=company').then(() => look(shown('Aurora')))],
  ['tags', () => ana.open('/settings?tab=tags').then(() => look(shown('Reason')))],
  ['lists', () => ana.open('/settings?tab=screening').then(() => look(shown('Watchlist')))],
];

// One journey: what all pages showed is asserted at its end.
test.each(pages)('%s: what turns text around is written out, and its neighbours keep their order', (_, visit) =>
  visit(),
);

test('all that was hostile was seen on the way', () => {
  expect([...wording].sort()).toEqual([...labels, ...ofSubject].sort());
});

test('a name from right to left reads as it should, and leaves the words and numbers beside it where they are', async () => {
  await ana.open(`/sessions/${arab.id}`);
  await ana.sees('محمد علي');
  await expect.poll(() => ana.page.title()).toMatch(/^(\(\d+\) )?\u2068محمد علي\u2069 · /);
  const bar = ana.page.getByRole('region', { name: 'Decision', exact: true });
  await bar.getByRole('button', { name: 'Reject' }).click();
  const title = ana.page.getByRole('dialog').getByRole('heading').first();
  await expect.poll(() => title.textContent()).toContain('\u2068محمد علي\u2069');
  const lefts = await title.evaluate((heading) => {
    const node = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const left = (letter: string) => {
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(letter));
      range.setEnd(node, node.data.indexOf(letter) + 1);
      return range.getBoundingClientRect().left;
    };
    return { word: left('R'), first: left('م'), last: left('ي') };
  });
  expect(lefts.word).toBeLessThan(lefts.last);
  expect(lefts.last).toBeLessThan(lefts.first);
});

test('told of after a decision, its sentence keeps the order of its words', async () => {
  const dialog = ana.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Tags' }).press('ArrowDown');
  await ana.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  const toast = ana.recent().getByText('rejected').last();
  await expect.poll(() => toast.textContent()).toBe('\u2068محمد علي\u2069 rejected');
  const [name, word] = await toast.evaluate((p) => {
    const node = p.firstChild as Text;
    return ['ي', 'r'].map((letter) => {
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(letter));
      range.setEnd(node, node.data.indexOf(letter) + 1);
      return range.getBoundingClientRect().left;
    });
  });
  expect(name).toBeLessThan(word!);
});

// findings/real-world.md 34
test.each([1440, 1024, 390])(
  'a name of 200 letters without a blank wraps in the heading at %i px, beside the number',
  async (width) => {
    await ana.page.setViewportSize({ width, height: 900 });
    const long = await begin({ reference: 'long' }, { firstName: 'Wolfeschlegel'.repeat(16).slice(0, 200) });
    await ana.open(`/sessions/${long.id}`);
    const heading = ana.page.getByRole('heading', { level: 1 });
    await heading.getByText('Wolfeschlegel').waitFor();
    // Each letter must be visible: not covered, and not clipped.
    const unseen = await heading.evaluate((h) => {
      const node = document.createTreeWalker(h, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const range = document.createRange();
      return [...node.data].filter((letter, at) => {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return letter !== ' ' && !h.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
    });
    expect(unseen).toEqual([]);
    expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const number = ana.page.getByRole('button', { name: /^Copy session ID/ });
    expect((await number.boundingBox())!.width).toBeGreaterThan(80);
  },
);
