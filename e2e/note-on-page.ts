import type { Locator, Page } from 'playwright-core';

/** The text of a session's note on a page of the browser. */
export const noteOn = (page: Page): Locator => page.getByRole('textbox', { name: 'Session note' });

/** Until the note's own line says so: *Saved*, *Offline · saved on this device*. */
export const noteSays = (page: Page, said: string): Promise<void> =>
  page.getByRole('region', { name: 'Notes' }).getByRole('status').getByText(said, { exact: true }).waitFor();

/** Opens the session's page and waits until its note is there and saved. */
export async function openNote(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await noteOn(page).waitFor();
  await noteSays(page, 'Saved');
  return page;
}
