import { warmFonts } from './fonts/fonts.ts';
import { clear, printReport } from './print-report.tsx';
import { specimen } from './specimen.ts';

/**
 * Renders a dummy report and removes it. Code, styles and fonts are slow on first use: after a warm-up the real report renders
 * in half of the time.
 */
export async function warmUp(): Promise<void> {
  await warmFonts();
  // Skip the warm-up if a report was requested in the meantime.
  if (document.getElementById('report')?.hasChildNodes()) return;
  await printReport(specimen);
  clear(specimen);
}
