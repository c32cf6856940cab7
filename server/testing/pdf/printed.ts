import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { footerBandMm, footerSideMm } from '../../../shared/report/report-paper.ts';
import { launchChromium } from '../../reports/renderer/chromium.ts';

const font = (family: string, name: string, weight: number) => {
  const file = createRequire(import.meta.url).resolve(`@fontsource/${family}/files/${name}-${weight}-normal.woff2`);
  const data = readFileSync(file).toString('base64');
  return `@font-face { font-family: ${name}; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}) }`;
};

// A picture of 2 by 2 points, half of it transparent: Chromium writes a mask for it.
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFUlEQVR4nGP4z8DwHwwZ/oMBAxAAAGX2CPmZ0hDnAAAAAElFTkSuQmCC';

/** For tests: a page that has a little of all that a report has. */
const html = `<!doctype html><html lang="en"><head><title>Verification report</title><style>
${[400, 700].map((weight) => font('noto-sans', 'noto-sans-latin', weight)).join('\n')}
${font('noto-sans-georgian', 'noto-sans-georgian-georgian', 400)}
${font('noto-sans-arabic', 'noto-sans-arabic-arabic', 400)}
@page { size: A4; margin: 15mm ${footerSideMm}mm ${footerBandMm}mm }
html { background: #fefefe }
body { font-family: noto-sans-latin, noto-sans-georgian-georgian, noto-sans-arabic-arabic; margin: 0 }
.next { break-before: page }
.box { border: 1px dashed #999; border-radius: 4px; background: #eef; opacity: .9 }
</style></head><body>
<h1>Verification report</h1>
<p>Issued to <strong>the regulator</strong>, <em>as kept</em>. <a href="https://example.org/check/abc">Check it</a>, <a href="#end">end</a>.</p>
<h2>Subject</h2>
<table><caption>Read from the document</caption><tbody>
<tr><th scope="row">Name</th><td>ნინო ბერიძე</td></tr>
<tr><th scope="row">Arabic</th><td lang="ar" dir="rtl">محمد بن سلمان</td></tr>
</tbody></table>
<ul><li>One</li><li>Two</li></ul>
<div class="box" aria-hidden="true"></div>
<section class="next" id="end"><h2>Photos</h2><img alt="Portrait" width="80" src="data:image/png;base64,${picture}"></section>
</body></html>`;

/** Prints it with a browser of its own, twice: what differs is what a browser says of itself and of the time. */
export async function printedTwice(): Promise<[Buffer, Buffer]> {
  const browser = await launchChromium({ asRoot: true });
  try {
    const print = async (userAgent: string) => {
      const context = await browser.newContext({ userAgent, locale: 'en' });
      const page = await context.newPage();
      await page.setContent(html);
      await page.evaluate('document.fonts.ready');
      return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
    };
    return [await print('One/1.0'), await print('Another browser/2.0 (of another machine)')];
  } finally {
    await browser.close();
  }
}
