import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodRun } from '../server/testing/phone.ts';
import type { Capture } from './capture.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

let world: World;
let done: Capture;
let running: Capture;
let waiting: Capture;
beforeAll(async () => {
  world = await World.open({ fourEyes: ['liveness'] });
  waiting = await world.capture();
  await waiting.startAttempt();
  await waiting.report(
    ...goodRun.slice(1).map((s) => (s.type === 'result.reported' ? { ...s, fullId: false, livenessPassed: false } : s)),
  );
  done = await world.capture();
  await done.startAttempt();
  await done.photo('document_front', '#6b8e9f');
  await done.photo('selfie', '#9f8e6b');
  await done.report(...goodRun.slice(1));
  running = await world.capture();
  await running.startAttempt();
  await running.report({ type: 'step.started', step: 'liveness' });
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const pages: [name: string, visit: (reviewer: Reviewer) => Promise<void>][] = [
  ['list', async (r) => r.rows().first().waitFor()],
  [
    'empty list',
    async (r) => {
      await r.open('/sessions');
      // None are there before the list is loaded, either.
      await r.rows().first().waitFor();
      await r.page.locator('#search').fill('nobody');
      await r.sees('No matching sessions');
    },
  ],
  [
    'finished session',
    async (r) => {
      await r.open(`/sessions/${done.id}`);
      await r.sees('Anna Maria Eriksson');
    },
  ],
  [
    'attempts history',
    async (r) => {
      await r.open(`/sessions/${done.id}`);
      await r.page.getByRole('tab', { name: 'Attempts history' }).click();
      await r.sees('Completed');
    },
  ],
  [
    'session being captured',
    async (r) => {
      await r.open(`/sessions/${running.id}`);
      await r.sees('Liveness');
    },
  ],
  [
    'no such session',
    async (r) => {
      await r.open('/sessions/0198f2a0-0000-7000-8000-000000000001');
      await r.sees('Session not found');
    },
  ],
  [
    'no such page',
    async (r) => {
      await r.open('/nowhere');
      await r.sees('Page not found');
    },
  ],
  [
    'saved filters',
    async (r) => {
      await r.open('/sessions?state=verified');
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Saved filters' }).click();
      await r.page.getByRole('button', { name: 'Save current filters…' }).waitFor();
    },
  ],
  [
    'name of a filter',
    async (r) => {
      await r.open('/sessions?state=rejected');
      await r.page.getByRole('button', { name: 'Saved filters' }).click();
      await r.page.getByRole('button', { name: 'Save current filters…' }).click();
      await r.page.getByRole('textbox', { name: 'Name' }).waitFor();
    },
  ],
  ...(['Assign', 'Request resubmission', 'Tag', 'Export'] as const).map(
    (action): [string, (r: Reviewer) => Promise<void>] => [
      `${action}, of many`,
      async (r) => {
        await r.open('/sessions');
        await r.rows().first().waitFor();
        const bar = r.page.getByRole('region', { name: 'Selected sessions' });
        await r.page
          .getByRole('checkbox', { name: /^Select / })
          .filter({ visible: true })
          .last()
          .click();
        await bar.waitFor();
        await bar.getByRole('button', { name: action }).click();
        const dialog = r.page.getByRole('dialog');
        if (action === 'Assign') await dialog.getByRole('radio').first().check();
        if (action === 'Assign' || action === 'Request resubmission') await dialog.getByText(/^Applies to/).waitFor();
      },
    ],
  ),
  [
    'columns',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'View' }).click();
      await r.page.getByRole('menu').waitFor();
    },
  ],
  [
    'palette',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.keyboard.press('Control+k');
      await r.page.getByRole('combobox').fill('anna');
      await r.page
        .getByRole('option', { name: /Anna Maria Eriksson/ })
        .first()
        .waitFor();
    },
  ],
  [
    'queue',
    async (r) => {
      await r.open('/queue');
      await r.sees('Not full ID');
    },
  ],
  [
    'rejections, of which there are none',
    async (r) => {
      await r.open('/rejections');
      await r.sees('No rejections yet');
    },
  ],
  [
    'rejecting',
    async (r) => {
      await r.open(`/sessions/${waiting.id}`);
      await r.page.getByRole('button', { name: 'Propose to reject' }).click();
      const tags = r.page.getByRole('combobox', { name: 'Tags' });
      await tags.fill('glare');
      await tags.press('Enter');
      await tags.fill('x');
    },
  ],
  [
    'the sessions of a dry run',
    async (r) => {
      await r.open('/settings');
      await r.page.getByRole('radio', { name: 'Reject automatically' }).click();
      await r.page.getByRole('button', { name: /from awaiting action to rejected/ }).click();
      await r.page.locator('#dry-run a').first().waitFor();
      r.page.once('dialog', (question) => void question.accept());
    },
  ],
  [
    'asking again',
    async (r) => {
      await r.open(`/sessions/${waiting.id}`);
      await r.page.getByRole('button', { name: 'Propose to reject' }).waitFor();
      const button = r.page.getByRole('button', { name: 'Request resubmission' });
      if (await button.isVisible()) await button.click();
      else {
        // Where the bar is narrow, it is in the menu.
        await r.page.getByRole('button', { name: 'Assign, escalate, snooze' }).click();
        await r.page.getByRole('menuitem', { name: 'Request resubmission' }).click();
      }
      await r.page.getByLabel('Message to the subject').waitFor();
    },
  ],
  [
    'correcting',
    async (r) => {
      await r.open(`/sessions/${waiting.id}`);
      const pencil = r.page.getByRole('button', { name: 'Correct birth date' });
      await pencil.focus();
      await pencil.press('Enter');
      await r.page.getByRole('form').waitFor();
    },
  ],
  [
    'conditions',
    async (r) => {
      await r.open('/settings');
      await r.page
        .locator('#dry-run')
        .getByText(/finished in the last/)
        .waitFor();
      await r.page.getByRole('combobox', { name: 'Add a country' }).fill('Iran');
      await r.page.keyboard.press('Enter');
      await r.sees('Not saved yet');
      // Leaving what is not saved asks first.
      r.page.once('dialog', (question) => void question.accept());
    },
  ],
  [
    'tags of rejections',
    async (r) => {
      await r.open('/settings?tab=tags');
      await r.sees('Add a tag');
    },
  ],
  [
    'company',
    async (r) => {
      await r.open('/settings?tab=company');
      await r.page.getByRole('textbox', { name: 'Hex colour' }).waitFor();
    },
  ],
  [
    'signature',
    async (r) => {
      await r.open('/settings?tab=signature');
      await r.sees('Signing certificate');
    },
  ],
  [
    'options of the report',
    async (r) => {
      await r.open(`/sessions/${done.id}`);
      await r.page.getByRole('button', { name: 'Report options' }).click();
      await r.page.getByRole('menu').waitFor();
    },
  ],
  [
    'reports made',
    async (r) => {
      await r.open(`/sessions/${done.id}`);
      await Promise.all([
        r.page.waitForEvent('download'),
        r.page.getByRole('button', { name: 'Download PDF' }).click(),
      ]);
      await r.page.getByRole('button', { name: 'Report options' }).click();
      await r.page.getByRole('menuitem', { name: /Reports made/ }).click();
      await r.page.getByText('Up to date').first().waitFor();
    },
  ],
  [
    'reports as ZIP',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Reports as ZIP' }).click();
      await r.page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    },
  ],
  [
    'check of a report',
    async (r) => {
      await r.open('/check');
      await r.page.getByRole('button', { name: 'Choose a PDF' }).waitFor();
    },
  ],
  [
    'verdict on a file',
    async (r) => {
      await r.open('/check');
      await r.page
        .locator('input[type=file]')
        .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Dear sirs') });
      await r.page.getByRole('heading', { name: 'Unreadable' }).waitFor();
    },
  ],
  [
    'a code that nobody issued',
    async (r) => {
      await r.open('/check/abcdefghijklmnopqrstuv');
      await r.sees('Report not found');
    },
  ],
  [
    'API keys',
    async (r) => {
      await r.open('/keys');
      await r.sees('journeys');
    },
  ],
  [
    'a key just made',
    async (r) => {
      await r.open('/keys');
      await r.page.getByLabel('Name').fill('mobile app');
      await r.page.keyboard.press('Enter');
      await r.page.locator('code').waitFor();
    },
  ],
  [
    'revoking a key',
    async (r) => {
      await r.open('/keys');
      await r.page
        .getByRole('button', { name: /^Revoke the key/ })
        .first()
        .click();
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'alerts',
    async (r) => {
      await r.open('/alerts');
      await r.page.getByRole('heading', { name: 'Alerts' }).first().waitFor();
    },
  ],
  [
    'preview',
    async (r) => {
      await r.rows().first().waitFor();
      await r.pressUntil('j', () => r.page.locator('[role=row][data-active]').isVisible());
      await r.pressUntil(' ', () => r.page.getByRole('complementary').first().isVisible());
    },
  ],
  [
    'nationalities',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Nationality' }).click();
      await r.page.getByRole('dialog', { name: 'Nationality' }).waitFor();
    },
  ],
  [
    'dates',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Date', exact: true }).click();
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'notes',
    async (r) => {
      await r.open(`/sessions/${waiting.id}?tab=notes`);
      await r.page.getByRole('heading', { name: 'Notes' }).first().waitFor();
    },
  ],
  [
    'comments on a field',
    async (r) => {
      await r.open(`/sessions/${waiting.id}`);
      const button = r.page.locator('#summary .field-tools [aria-haspopup=dialog]').first();
      await button.focus();
      await button.press('Enter');
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'seen before, side by side',
    async (r) => {
      await r.open(`/sessions/${done.id}#seen`);
      await r.page
        .getByRole('button', { name: /Compare with session/ })
        .first()
        .click();
      await r.page.getByRole('button', { name: 'Unsure' }).first().click();
      await r.page.getByLabel('Reason (optional)').waitFor();
    },
  ],
  [
    'person',
    async (r) => {
      await r.open(`/persons/${done.id}`);
      await r.sees('Same document');
    },
  ],
  [
    'comparing photos',
    async (r) => {
      await r.open(`/sessions/${done.id}`);
      await r.page.getByRole('button', { name: 'Compare any two photos' }).click();
      await r.page.getByRole('button', { name: 'Adjust frame' }).click();
    },
  ],
  [
    'verifying',
    async (r) => {
      await r.open(`/sessions/${waiting.id}`);
      await r.page.getByRole('button', { name: 'Propose to verify' }).click();
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'shortcuts',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.keyboard.press('?');
      await r.page.getByRole('dialog').waitFor();
    },
  ],
];

test.each([1440, 390])('axe finds nothing in any colours, and nothing runs over the edge: %i px', async (width) => {
  const found: Record<string, string[]> = {};
  const size = { viewport: { width, height: 900 }, colorScheme: 'light' } as const;
  const visitor = await world.visitor(size);
  await visitor.open('/login');
  await visitor.page.getByLabel('Email').waitFor();
  found.login = await visitor.violations();
  const ana = await world.reviewer('ana', size);
  ana.page.setDefaultTimeout(45_000);
  for (const [name, visit] of pages) {
    await ana.open('/');
    try {
      await visit(ana);
    } catch (error) {
      // The others are looked at all the same.
      found[name] = [String(error).split('\n', 2).join(' ')];
      continue;
    }
    found[name] = await ana.violations();
    for (const other of width === 1440 ? [1440, 1920, 1024, 720] : [390]) {
      await ana.page.setViewportSize({ width: other, height: 900 });
      const over = await ana.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found[name].push(`${over} px too wide at ${other}`);
    }
    await ana.page.setViewportSize(size.viewport);
  }
  expect(Object.entries(found).filter(([, violations]) => violations.length)).toEqual([]);
});

test('at 200 % of a laptop the decision stays on the screen, on each tab, with a photo to look at (faults.md A15)', async () => {
  const ana = await world.reviewer('ana', { viewport: { width: 720, height: 450 } });
  await ana.open(`/sessions/${waiting.id}`);
  const bar = ana.page.getByRole('region', { name: 'Decision' });
  for (const tab of ['Current session', 'Attempts history', 'Notes']) {
    await ana.page.getByRole('tab', { name: tab }).click();
    await bar.getByRole('button', { name: /erify/ }).waitFor();
    const box = (await bar.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(450);
  }
  await ana.page.setViewportSize({ width: 390, height: 844 });
  const phone = (await bar.boundingBox())!;
  expect(phone.y + phone.height).toBeLessThanOrEqual(844);
});

test('opening a session gives the focus to its heading, and its tab has the name of the person (faults.md A15)', async () => {
  const ana = await world.reviewer('ana');
  await ana.open('/queue');
  await ana.page.locator(`#session-${waiting.id} a`).first().click();
  await expect.poll(() => ana.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await expect.poll(() => ana.page.title()).toMatch(/Eriksson · Awaiting action/);
  await ana.page
    .getByRole('navigation', { name: 'You are here' })
    .getByRole('link', { name: 'Awaiting action' })
    .click();
  await expect.poll(() => new URL(ana.page.url()).pathname).toBe('/queue');
});

test('Verify is few tabs away, and the buttons of fields are reached by arrows (faults.md A15)', async () => {
  const ana = await world.reviewer('ana');
  await ana.open(`/sessions/${waiting.id}`);
  await ana.sees('Anna Maria');
  await ana.page.locator('h1').focus();
  const label = () =>
    ana.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  let tabs = 0;
  const empty: string[] = [];
  let hasRoved = false;
  while (!/erify/.test(await label()) && tabs < 100) {
    await ana.page.keyboard.press('Tab');
    tabs++;
    const at = await label();
    if (at === 'Marks on the photo') empty.push(at);
    if (at === 'Copy First name' && !hasRoved) {
      hasRoved = true;
      await ana.page.keyboard.press('ArrowDown');
      expect(await label()).toMatch(/last name/i);
    }
  }
  expect(empty).toEqual([]);
  expect(hasRoved).toBe(true);
  expect(tabs).toBeLessThan(60);
});
