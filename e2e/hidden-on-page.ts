import type { Page } from 'playwright-core';

/** Text that a page shows raw although it is hidden or reorders its neighbours, and lines whose letters are out of order. */
export function wrongOnPage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const raw = /[\u202a-\u202e\u2066\u2067\u200b]/;
    const found: string[] = [];
    if (raw.test(document.title)) found.push(`title: ${document.title}`);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes)
        if (name !== 'value' && raw.test(value)) found.push(`<${element.tagName} ${name}>: ${value}`);
    }
    const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      const parent = node.parentElement!;
      // A field has its raw value; the editor shows a hidden character by the style of an isolate around it.
      if (parent.closest('textarea, script, style, .note-hidden')) continue;
      if (raw.test(node.data)) found.push(`<${parent.tagName}>: ${node.data}`);
      const at = node.data.indexOf('‹U+202E›');
      if (at < 0) continue;
      const box = (from: number) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        return range.getBoundingClientRect();
      };
      const boxes = [...node.data.slice(at)].map((_, n) => box(at + n)).filter(({ width }) => width > 0);
      for (const [n, letter] of boxes.entries()) {
        const before = boxes[n - 1];
        if (before && before.top === letter.top && before.left > letter.left) {
          found.push(`out of order: ${node.data}`);
          break;
        }
      }
    }
    return found;
  });
}

/** All text of a page, visible or for screen readers. */
export function wordingOnPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const spoken = ['aria-label', 'title', 'alt', 'placeholder', 'data-tip', 'data-written'];
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      spoken.flatMap((name) => element.getAttribute(name) ?? []),
    );
    return [document.title, document.body.textContent, ...attributes].join('\n');
  });
}
