import type { Locator, Page } from 'playwright-core';

/** The text of a session's note on a page of the browser. */
export const noteOn = (page: Page): Locator => page.getByRole('textbox', { name: 'Session note' });

/** The text of each block of a session's note, without the names at others' carets: they come and go. */
export const noteBlocks = (page: Page, unwritten = '.note-caret'): Promise<string[]> =>
  noteOn(page).evaluate((text, selector) => {
    const copy = text.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll(selector)) one.remove();
    return [...copy.children].map((block) => block.textContent);
  }, unwritten);

/** Waits until the note's status shows that text: *Saved*, *Offline · saved on this device*. */
export const noteSays = (page: Page, wording: string): Promise<void> =>
  page.getByRole('region', { name: 'Notes' }).getByRole('status').getByText(wording, { exact: true }).waitFor();

/** Opens the session's page and waits until its note is loaded and saved. */
export async function openNote(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await noteOn(page).waitFor();
  await noteSays(page, 'Saved');
  return page;
}
