import { render } from 'solid-js/web';
import type { Printed, PrintInput } from '../../../shared/report/report.ts';
import { language, showIn } from '../text/language.ts';
import { readable } from './colour.ts';
import { fetchEarly } from './fonts/fetch-early.ts';
import { coverage, fontsArrived } from './fonts/page-fonts.ts';
import { markUndrawn } from './fonts/undrawn.ts';
import { Report } from './report.tsx';
import { makeSource } from './source.ts';
import { words } from './words.ts';

let drawn: { input: PrintInput; dispose: () => void } | undefined;

/** Empties the page. `input`: only if it is the one rendered; another may have been requested since. */
export function clear(input?: PrintInput): void {
  if (input && drawn?.input !== input) return;
  drawn?.dispose();
  drawn = undefined;
}

/**
 * Renders a report into the page. Resolves when all fonts and images are loaded, so that it can be printed; rejects if an image
 * or a font fails: no evidence may be missing silently. What no font can render is written as code points and counted.
 */
export async function printReport(input: PrintInput): Promise<Printed> {
  fetchEarly(input);
  const { issue } = input;
  const lang = issue.language;
  if (language() !== lang) await showIn(lang);
  clear();
  const title = words.fileTitle({ number: issue.number, company: issue.company.name });
  document.title = title;
  document.documentElement.dataset.paper = issue.paper;
  document.documentElement.style.setProperty('--brand', readable(input.branding.colour));
  const root = document.getElementById('report')!;
  drawn = { input, dispose: render(() => <Report of={makeSource(input)} />, root) };
  const undrawn = markUndrawn(root, (cluster) =>
    input.plainLetters ? coverage().splitPlain(cluster) : coverage().split(cluster),
  );
  if (undrawn > 0) root.querySelector('.undrawn-remark')!.textContent = words.undrawn({ n: undrawn });
  const pictures = [...root.querySelectorAll('img')].map(arrived);
  await Promise.all([fontsArrived(root), ...pictures]);
  return { title, lang };
}

/** Its bytes are loaded and are an image. Printing embeds the bytes as they are: no need to decode it for the screen. */
function arrived(img: HTMLImageElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`No picture at ${img.getAttribute('src')}`));
    if (img.complete) return img.naturalWidth > 0 ? resolve() : failed();
    img.addEventListener('load', () => resolve());
    img.addEventListener('error', failed);
  });
}
